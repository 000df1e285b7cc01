#include "core/attention/engine/panel_plan.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>

#include "core/attention/engine/tile_keys.h"
#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

std::vector<PanelPlan> plansOf(const Mask& mask, Range rows, Index panel_rows) {
    std::vector<PanelPlan> plans;
    for (QueryIndex row = rows.begin; row < rows.end; row += panel_rows) {
        plans.emplace_back(mask);
        plans.back().load({row, std::min(panel_rows, rows.end - row)});
    }
    return plans;
}

TEST(PanelPlan, HoldsEveryKeyThatARowKeepsWithAllRowsThatDo) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 500; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(settings));
        const MaskPtr mask = makeMask(settings);
        const Index panel_rows = std::uniform_int_distribution<Index>(1, kMaxPanelRows)(random);
        std::vector<PanelPlan> plans = plansOf(*mask, {0, settings.shape.queries}, panel_rows);
        plans.emplace_back(*mask);
        plans.back().load({0, std::min(panel_rows, (settings.shape.queries + 2) / 3), 3});
        for (const PanelPlan& plan : plans) {
            std::vector<LaneSet> kept(static_cast<std::size_t>(settings.shape.keys));
            KeyRun before;
            for (const KeyRun& run : plan.runs()) {
                ASSERT_NE(run.rows, 0u);
                ASSERT_TRUE(before.keys.end < run.keys.begin || before.rows != run.rows) << "one run in two";
                before = run;
                for (KeyIndex key = run.keys.begin; key < run.keys.end; ++key) {
                    kept[static_cast<std::size_t>(key)] |= run.rows;
                }
            }
            for (KeyIndex key = 0; key < settings.shape.keys; ++key) {
                for (Index k = 0; k < plan.rows().count; ++k) {
                    const QueryIndex row = plan.rows().row(k);
                    const bool in_plan = (kept[static_cast<std::size_t>(key)] >> k & 1) != 0;
                    ASSERT_EQ(in_plan, brute::kept(settings, row, key)) << row << "," << key;
                }
            }
        }
    }
}

TEST(PanelPlan, HoldsAsManyCellsAsTheMaskCounts) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(2000), .sink = 4, .window = 100, .last = 70});
    for (QueryIndex row = 0; row < 2000; row += 32) {
        PanelPlan together(*mask);
        together.load({row, std::min<Index>(32, 2000 - row)});
        Index cells = 0;
        for (const KeyRun& run : together.runs()) cells += run.keys.size() * std::popcount(run.rows);
        EXPECT_EQ(cells, mask->keptCount({{row, row + 32}, {0, 2000}}));
    }
}

// Every panel sees each of its keys once, in a chunk that the tile has packed it in at the place it says.
TEST(TileKeys, GiveEachPanelItsKeysOnceInChunksThatAllShare) {
    std::mt19937 random(6);
    for (int trial = 0; trial < 300; ++trial) {
        MaskSettings settings = brute::randomSettings(random);
        settings.shape = MaskShape::square(std::uniform_int_distribution<Index>(1, 600)(random));
        SCOPED_TRACE(brute::describe(settings));
        const MaskPtr mask = makeMask(settings);
        const std::vector<PanelPlan> plans =
            plansOf(*mask, {0, std::min<Index>(settings.shape.queries, 90)}, 32);
        TileKeys keys(16, 8);
        keys.begin(plans);
        std::vector<CellCount> cells(plans.size());
        KeyChunk chunk;
        while (keys.next()) {
            std::vector<KeyIndex> packed;
            for (const Range& range : keys.ranges()) {
                for (KeyIndex key = range.begin; key < range.end; ++key) packed.push_back(key);
            }
            ASSERT_EQ(static_cast<Index>(packed.size()), keys.size());
            ASSERT_LE(keys.size(), kMaxChunkKeys);
            std::vector<bool> is_tiled(packed.size());
            for (std::size_t panel = 0; panel < plans.size(); ++panel) {
                keys.read(panel, chunk);
                int covered = 0;
                for (int k = 0; k < chunk.segments; ++k) {
                    EXPECT_EQ(chunk.segment[static_cast<std::size_t>(k)].begin, covered);
                    covered = chunk.segment[static_cast<std::size_t>(k)].end;
                }
                EXPECT_EQ(covered, chunk.keys);
                for (std::size_t k = 0; k < static_cast<std::size_t>(chunk.keys); ++k) {
                    ASSERT_EQ(packed.at(static_cast<std::size_t>(chunk.place[k].local)), chunk.place[k].key);
                    is_tiled[static_cast<std::size_t>(chunk.place[k].local)] = true;
                    cells[panel] += std::popcount(chunk.rows[k]);
                }
                for (const LoneCell& cell : chunk.loneCells()) {
                    ASSERT_EQ(packed.at(static_cast<std::size_t>(cell.place.local)), cell.place.key);
                    ASSERT_LT(cell.slot, chunk.slots);
                    ASSERT_LE(chunk.keys + chunk.slots, kMaxChunkKeys);
                    EXPECT_EQ(chunk.rows[static_cast<std::size_t>(chunk.keys + cell.slot)] >> cell.row & 1,
                              1u);
                    ++cells[panel];
                }
            }
            std::vector<bool> listed(packed.size());
            for (const TileKeys::Part& part : keys.tiled()) {
                for (Index k = 0; k < part.keys.size(); ++k) {
                    const auto local = static_cast<std::size_t>(part.local + k);
                    ASSERT_EQ(packed.at(local), part.keys.begin + k);
                    ASSERT_FALSE(listed[local]);
                    listed[local] = true;
                }
            }
            EXPECT_EQ(listed, is_tiled);
        }
        for (std::size_t panel = 0; panel < plans.size(); ++panel) {
            EXPECT_TRUE(keys.done(panel));
            const PanelRows& rows = plans[panel].rows();
            EXPECT_EQ(cells[panel],
                      mask->keptCount({{rows.first, rows.first + rows.count}, {0, settings.shape.keys}}));
        }
    }
}

TEST(PanelPlan, HoldsLittleHoweverLongTheSequence) {
    const auto bytesAt = [](Index tokens) {
        const MaskPtr mask = makeMask({.shape = MaskShape::square(tokens)});
        PanelPlan plan(*mask);
        plan.load({tokens / 2, 32});
        return plan.bytes();
    };
    EXPECT_EQ(bytesAt(kMaxLength), bytesAt(8192));
}

}  // namespace
}  // namespace triscope
