#include "core/mask/padding_mask.h"

#include <gtest/gtest.h>

#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/mask/tiling.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

// Whether any cell of the block around the cell is kept.
bool executed(const MaskSettings& settings, Index block, Index row, Index key) {
    const Index top = row / block * block;
    const Index left = key / block * block;
    return brute::keptIn(settings,
                         intersect(settings.shape.rect(), {{top, top + block}, {left, left + block}})) > 0;
}

TEST(PaddingMask, IsWhatABlockKernelComputesBeyondWhatIsKept) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 500; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const Index block = std::uniform_int_distribution<Index>(1, 9)(random);
        SCOPED_TRACE(brute::describe(settings) + " block " + std::to_string(block));
        const MaskPtr tokens = makeMask(settings);
        const MaskPtr padding = makePaddingMask(tokens, makeBlockMask(*tokens, block), block);
        const RegionId wasted = paddingRegion(*padding);
        for (Index row = 0; row < settings.shape.queries; ++row) {
            for (Index key = 0; key < settings.shape.keys; ++key) {
                const Region& region = padding->regions()[padding->regionAt(row, key)];
                const bool kept = brute::kept(settings, row, key);
                ASSERT_EQ(region.kept, kept);
                ASSERT_EQ(padding->regionAt(row, key) == wasted, !kept && executed(settings, block, row, key))
                    << row << "," << key;
            }
        }
        // The picture's runs, the spans and the counts tell the same.
        const Rect rect = brute::randomRect(settings.shape, random);
        if (rect.empty()) continue;
        std::vector<Index> edges;
        for (Index column = rect.cols.begin; column <= rect.cols.end; ++column) edges.push_back(column);
        RegionCounts by_runs{};
        for (const TileRun& run : tileRow(*padding, rect.rows, TileEdges::at(edges))) {
            ASSERT_EQ(run.counts, padding->counts(run.cells));
            for (RegionId id = 0; id < padding->regions().size(); ++id) by_runs[id] += run.counts[id];
        }
        ASSERT_EQ(by_runs, padding->counts(rect));
        RegionCounts by_spans{};
        for (Index row = 0; row < settings.shape.queries; ++row) {
            for (const RegionSpan& span : padding->regionSpans(row))
                by_spans[span.region] += span.cols.size();
        }
        ASSERT_EQ(by_spans, padding->counts(settings.shape.rect()));
    }
}

TEST(PaddingMask, AddsUpToTheExecutedCellsOfAMillionTokens) {
    const MaskPtr tokens = makeMask({.shape = MaskShape::square((1 << 20) + 17)});
    const MaskPtr blocks = makeBlockMask(*tokens, 64);
    const BlockSummary summary = summarizeBlocks(*tokens, *blocks, 64);
    const MaskPtr padding = makePaddingMask(tokens, blocks, 64);
    const Rect all = tokens->shape().rect();
    EXPECT_EQ(padding->count(paddingRegion(*padding), all), summary.executed_cells - tokens->keptCount(all));
}

}  // namespace
}  // namespace triscope
