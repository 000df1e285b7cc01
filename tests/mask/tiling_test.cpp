#include "core/mask/tiling.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "core/mask/texture_sweep.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

// [range) in `tiles` parts of whole cells, as evenly as they allow.
TileEdges evenly(Range range, Index tiles) {
    const Index count = std::min(tiles, range.size());
    std::vector<Index> edges;
    for (Index k = 0; k <= count; ++k) edges.push_back(range.begin + k * range.size() / count);
    return TileEdges::at(edges);
}

TEST(TileEdges, FindTheTileOfEveryCell) {
    for (const Index tiles : {1, 2, 7, 100}) {
        for (const TileEdges& edges : {evenly({5, 105}, tiles), TileEdges::blocks(100, tiles)}) {
            for (Index k = 0; k < edges.count(); ++k) {
                EXPECT_EQ(edges.tileOf(edges.tile(k).begin), k);
                EXPECT_EQ(edges.tileOf(edges.tile(k).end - 1), k);
            }
            EXPECT_EQ(edges.tileOf(-1), 0);
            EXPECT_EQ(edges.tileOf(1000), edges.count() - 1);
        }
    }
}

TEST(TileEdges, ClipTheLastBlock) {
    const TileEdges edges = TileEdges::blocks(130, 64);
    EXPECT_EQ(edges.count(), 3);
    EXPECT_EQ(edges.tile(2), (Range{128, 130}));
}

// A run that a texture fills says how many cells of its first region each tile has.
void expectTextureCounts(const Mask& mask, const TileRun& run, const TileEdges& columns) {
    std::vector<double> edges;
    for (Index tile = run.begin; tile < run.end; ++tile)
        edges.push_back(static_cast<double>(columns.tile(tile).begin));
    edges.push_back(static_cast<double>(run.cells.cols.end));
    std::vector<double> counts(edges.size() - 1);
    countTexture(*run.texture, run.cells.rows, edges, counts);
    ASSERT_EQ(run.texture->regions().size(), 2U);
    const auto& regions = run.texture->regions();
    for (Index tile = run.begin; tile < run.end; ++tile) {
        const Rect cells{run.cells.rows, columns.tile(tile)};
        const auto count = static_cast<CellCount>(counts[static_cast<std::size_t>(tile - run.begin)]);
        EXPECT_EQ(mask.count(regions[0], cells), count);
        EXPECT_EQ(mask.count(regions[1], cells), cells.area() - count);
    }
    EXPECT_EQ(mask.counts(run.cells), run.counts);
}

// Any view of any mask at any resolution: what the runs claim is what each tile holds.
TEST(TileRow, GivesEveryTileItsExactShareOfTheRun) {
    std::mt19937 random(17);
    for (int trial = 0; trial < 1500; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        const Rect view = brute::randomRect(settings.shape, random);
        if (view.empty()) continue;
        const TileEdges columns = evenly(view.cols, std::uniform_int_distribution<Index>(1, 50)(random));
        SCOPED_TRACE(brute::describe(settings));
        Index at = 0;
        for (const TileRun& run : tileRow(*mask, view.rows, columns)) {
            EXPECT_EQ(run.begin, at);
            at = run.end;
            EXPECT_EQ(run.cells, (Rect{view.rows, columns.cells(run.begin, run.end)}));
            if (run.texture != nullptr) {
                expectTextureCounts(*mask, run, columns);
                continue;
            }
            for (Index tile = run.begin; tile < run.end; ++tile) {
                const Rect cells{view.rows, columns.tile(tile)};
                for (RegionId id = 0; id < mask->regions().size(); ++id) {
                    EXPECT_EQ(mask->count(id, cells) * run.cells.cols.size(),
                              run.counts[id] * cells.cols.size());
                }
            }
        }
        EXPECT_EQ(at, columns.count());
        if (HasFailure()) return;
    }
}

TEST(TileRow, SharesOutAStrideOfAnyMillionTokenPicture) {
    std::mt19937 random(23);
    for (const char* pattern : {"strided", "dilated", "fixed"}) {
        for (int trial = 0; trial < 40; ++trial) {
            const auto draw = [&random](Index least, Index most) {
                return std::uniform_int_distribution<Index>(least, most)(random);
            };
            const Index tokens = draw(500000, kMaxLength / 4);
            MaskSettings settings{
                .pattern = pattern, .shape = MaskShape::square(tokens), .window = tokens / 2};
            settings.stride = draw(16384, 100000);
            settings.dilation = draw(2, 5000);
            settings.summary = draw(1, 5000);
            const MaskPtr mask = makeMask(settings);
            const Index top = draw(0, tokens - 1);
            const TileEdges columns = evenly({0, tokens}, draw(1, 300));
            for (const TileRun& run :
                 tileRow(*mask, {top, std::min(tokens, top + draw(1, 100000))}, columns)) {
                if (run.texture != nullptr) expectTextureCounts(*mask, run, columns);
            }
            ASSERT_FALSE(HasFailure()) << brute::describe(settings);
        }
    }
}

TEST(TileRow, PixelsOfAMillionTokenPictureSumToTheKeptCount) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(1048576)});
    const TileEdges edges = evenly({0, 1048576}, 777);
    CellCount kept = 0;
    std::size_t runs = 0;
    for (Index y = 0; y < edges.count(); ++y) {
        for (const TileRun& run : tileRow(*mask, edges.tile(y), edges)) {
            ++runs;
            for (RegionId id = 0; id < mask->regions().size(); ++id) {
                if (mask->regions()[id].kept) kept += run.counts[id];
            }
        }
    }
    EXPECT_EQ(kept, mask->keptCount(mask->shape().rect()));
    EXPECT_LT(runs, 777u * 24u) << "a row of pixels should cost a handful of counts, not one a pixel";
}

}  // namespace
}  // namespace triscope
