#include "core/mask/row_edges.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

Index draw(std::mt19937& random, Index least, Index most) {
    return std::uniform_int_distribution<Index>(least, most)(random);
}

RowSteps randomRows(const MaskShape& shape, std::mt19937& random) {
    const Index step = draw(random, 1, 12);
    const QueryIndex first = draw(random, 0, shape.queries - 1);
    const Index most = std::min(kMaxRowSteps, (shape.queries - first + step - 1) / step);
    return {first, draw(random, 1, most), step};
}

// By key, the rows that an odd number of edges at or before it toggles.
std::vector<RowSet> rowsByKey(const std::vector<RowEdge>& edges, Index keys) {
    std::vector<RowSet> rows(static_cast<std::size_t>(keys) + 1);
    for (const RowEdge& edge : edges) rows.at(static_cast<std::size_t>(edge.key)) ^= edge.toggled;
    for (std::size_t key = 1; key < rows.size(); ++key) rows[key] ^= rows[key - 1];
    return rows;
}

void expectEdgesOfRegions(const Mask& mask, const RowSteps& rows, RegionSet regions) {
    std::vector<RowEdge> edges;
    mask.addEdges(rows, regions, edges);
    const auto found = rowsByKey(edges, mask.shape().keys);
    EXPECT_EQ(found.back(), 0U) << "a stretch does not end";
    for (Index k = 0; k < rows.count; ++k) {
        for (const RegionSpan& span : mask.regionSpans(rows.row(k))) {
            for (KeyIndex key = span.cols.begin; key < span.cols.end; ++key) {
                ASSERT_EQ((found[static_cast<std::size_t>(key)] >> k & 1) != 0, regions[span.region])
                    << "row " << rows.row(k) << " key " << key << " regions " << regions;
            }
        }
    }
}

TEST(RowEdges, TellWhichKeysEveryRowHasInAnyRegions) {
    std::mt19937 random(41);
    for (int trial = 0; trial < 3000; ++trial) {
        MaskSettings settings = brute::randomSettings(random);
        if (trial % 2 == 0) {
            settings.shape = MaskShape::square(draw(random, 1, 200));
            settings.columns += "," + std::to_string(draw(random, 41, 199));
            settings.diagonals += "," + std::to_string(draw(random, 41, 199));
        }
        if (!validate(settings).empty()) continue;
        const MaskPtr mask = makeMask(settings);
        const RowSteps rows = randomRows(mask->shape(), random);
        SCOPED_TRACE(brute::describe(settings) + ", " + std::to_string(rows.count) + " rows from " +
                     std::to_string(rows.first) + " by " + std::to_string(rows.step));
        expectEdgesOfRegions(*mask, rows, mask->keptRegions());
        expectEdgesOfRegions(*mask, rows, RegionSet(static_cast<unsigned>(draw(random, 0, 255))));
        if (HasFailure()) return;
    }
}

TEST(RowEdges, TellTheKeysThatThePublishedRuleKeeps) {
    std::mt19937 random(42);
    for (int trial = 0; trial < 1000; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(settings));
        const MaskPtr mask = makeMask(settings);
        const RowSteps rows = randomRows(mask->shape(), random);
        std::vector<RowEdge> edges;
        mask->addEdges(rows, mask->keptRegions(), edges);
        const auto found = rowsByKey(edges, settings.shape.keys);
        for (Index k = 0; k < rows.count; ++k) {
            for (KeyIndex key = 0; key < settings.shape.keys; ++key)
                ASSERT_EQ((found[static_cast<std::size_t>(key)] >> k & 1) != 0,
                          brute::kept(settings, rows.row(k), key))
                    << "row " << rows.row(k) << " key " << key;
        }
    }
}

TEST(RowEdges, AreAsFewForAllRowsThatARepeatingMaskTreatsAlikeAsForOneOfThem) {
    MaskSettings settings{.pattern = "dilated", .shape = MaskShape::square(1 << 20), .window = 4096};
    const MaskPtr mask = makeMask(settings);
    const auto edgesOf = [&mask](Index count, Index step) {
        std::vector<RowEdge> edges;
        mask->addEdges({1 << 19, count, step}, mask->keptRegions(), edges);
        return edges.size();
    };
    const std::size_t one = edgesOf(1, 1);
    EXPECT_EQ(one, 2U * (2 * 4096 / 4 + 1));
    EXPECT_EQ(edgesOf(32, settings.dilation), one + 2 * 31);
}

TEST(RowSteps, FindTheStepsWithinARange) {
    const RowSteps rows{10, 5, 3};  // 10 13 16 19 22
    EXPECT_EQ(rows.within({0, 100}), (Range{0, 5}));
    EXPECT_EQ(rows.within({10, 11}), (Range{0, 1}));
    EXPECT_EQ(rows.within({11, 20}), (Range{1, 4}));
    EXPECT_TRUE(rows.within({11, 13}).empty());
    EXPECT_TRUE(rows.within({23, 1000}).empty());
    EXPECT_EQ(rowSet(rows.within({500, 1000})), 0U);
    EXPECT_EQ(rowSet(rows.within({13, 1000})), 0b11110U);
    EXPECT_EQ(rowSet({0, kMaxRowSteps}), 0xFFFFFFFFU);
}

}  // namespace
}  // namespace triscope
