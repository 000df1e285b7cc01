#include "core/mask/block_plan.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

Rect blockCells(const MaskShape& shape, Index block, Index row, Index column) {
    return intersect(shape.rect(),
                     {{row * block, (row + 1) * block}, {column * block, (column + 1) * block}});
}

// Every block by looking at every one of its cells.
struct BruteBlocks {
    Index rows = 0;
    Index columns = 0;
    CellCount empty = 0, partial = 0, full = 0, executed = 0;
    std::vector<std::vector<Index>> full_columns, partial_columns;

    BruteBlocks(const MaskSettings& settings, Index block)
        : rows((settings.shape.queries + block - 1) / block),
          columns((settings.shape.keys + block - 1) / block),
          full_columns(static_cast<std::size_t>(rows)),
          partial_columns(static_cast<std::size_t>(rows)) {
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < columns; ++column) add(settings, block, row, column);
        }
    }

    void add(const MaskSettings& settings, Index block, Index row, Index column) {
        const Rect cells = blockCells(settings.shape, block, row, column);
        const CellCount kept = brute::keptIn(settings, cells);
        if (kept == 0) {
            ++empty;
            return;
        }
        executed += cells.area();
        const bool whole = kept == cells.area();
        (whole ? full : partial) += 1;
        (whole ? full_columns : partial_columns)[static_cast<std::size_t>(row)].push_back(column);
    }
};

std::vector<Index> rowOf(const std::vector<Index>& offsets, const std::vector<Index>& columns, Index row) {
    const auto begin = columns.begin() + offsets[static_cast<std::size_t>(row)];
    return {begin, columns.begin() + offsets[static_cast<std::size_t>(row) + 1]};
}

TEST(BlockPlan, ListsTheBlocksThatBruteForceFinds) {
    std::mt19937 random(7);
    for (int trial = 0; trial < 600; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const Index block = std::uniform_int_distribution<Index>(1, 9)(random);
        SCOPED_TRACE(brute::describe(settings) + " block " + std::to_string(block));
        const BruteBlocks expected(settings, block);
        const BlockPlan plan = planBlocks(*makeMask(settings), block);
        ASSERT_EQ(plan.rows, expected.rows);
        ASSERT_EQ(plan.columns, expected.columns);
        for (Index row = 0; row < plan.rows; ++row) {
            EXPECT_EQ(rowOf(plan.full_offsets, plan.full_columns, row),
                      expected.full_columns[static_cast<std::size_t>(row)]);
            EXPECT_EQ(rowOf(plan.partial_offsets, plan.partial_columns, row),
                      expected.partial_columns[static_cast<std::size_t>(row)]);
        }
        if (HasFailure()) return;
    }
}

TEST(BlockSummary, CountsTheBlocksThatBruteForceFinds) {
    std::mt19937 random(11);
    for (int trial = 0; trial < 1500; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const Index block = std::uniform_int_distribution<Index>(1, 9)(random);
        SCOPED_TRACE(brute::describe(settings) + " block " + std::to_string(block));
        const BruteBlocks expected(settings, block);
        const BlockSummary summary = summarizeBlocks(*makeMask(settings), block);
        EXPECT_EQ(summary.empty, expected.empty);
        EXPECT_EQ(summary.partial, expected.partial);
        EXPECT_EQ(summary.full, expected.full);
        EXPECT_EQ(summary.executed_cells, expected.executed);
        if (HasFailure()) return;
    }
}

// Long enough that most block rows are summed as a series; the row-by-row tally is the witness.
TEST(BlockSummary, SumsLongMasksAsIfItHadVisitedEveryRow) {
    std::mt19937 random(13);
    const auto draw = [&random](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    for (int trial = 0; trial < 100; ++trial) {
        MaskSettings settings = brute::randomSettings(random);
        settings.shape = {draw(1, 4000), draw(1, 4000), draw(0, 3) == 0 ? draw(0, 2000) : 0, 0};
        settings.sink = draw(0, 300);
        settings.window = draw(0, 900);
        settings.last = draw(0, 500);
        if (!validate(settings).empty()) continue;
        const Index block = draw(7, 130);
        SCOPED_TRACE(brute::describe(settings) + " block " + std::to_string(block));
        const MaskPtr mask = makeMask(settings);
        const BlockSummary summary = summarizeBlocks(*mask, block);
        CellCount empty = 0, partial = 0, full = 0, executed = 0;
        for (Index row = 0; row < summary.rows; ++row) {
            for (Index column = 0; column < summary.columns; ++column) {
                const Rect cells = blockCells(settings.shape, block, row, column);
                const BlockClass block_class = classify(*mask, cells);
                empty += block_class == BlockClass::Empty;
                partial += block_class == BlockClass::Partial;
                full += block_class == BlockClass::Full;
                if (block_class != BlockClass::Empty) executed += cells.area();
            }
        }
        EXPECT_EQ(summary.empty, empty);
        EXPECT_EQ(summary.partial, partial);
        EXPECT_EQ(summary.full, full);
        EXPECT_EQ(summary.executed_cells, executed);
        if (HasFailure()) return;
    }
}

TEST(BlockSummary, AnswersForTheLongestMask) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(kMaxLength)});
    const BlockSummary summary = summarizeBlocks(*mask, 64);
    EXPECT_EQ(summary.rows, kMaxLength / 64);
    EXPECT_EQ(summary.empty + summary.partial + summary.full, summary.rows * summary.columns);
    EXPECT_GE(summary.executed_cells, mask->keptCount(mask->shape().rect()));
}

TEST(BlockSummary, DenseBlocksFollowTheClosedForm) {
    const MaskPtr mask = makeMask({.pattern = "dense", .shape = MaskShape::square(kMaxLength)});
    const BlockSummary summary = summarizeBlocks(*mask, 64);
    const Index n = kMaxLength / 64;
    EXPECT_EQ(summary.partial, n);
    EXPECT_EQ(summary.full, n * (n - 1) / 2);
    EXPECT_EQ(summary.executed_cells, n * (n + 1) / 2 * 64 * 64);
}

}  // namespace
}  // namespace triscope
