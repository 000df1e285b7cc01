#include <array>

#include "core/base/numbers.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/same_chunk.h"
#include "core/mask/piece_mask.h"

// Block-diagonal: keep iff floor(i / chunk) = floor(j / chunk).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"chunk"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kChunk, kOther };
    const Index chunk = settings.chunk;
    BandBuilder bands(settings.shape, kOther);
    const Range all = bandsOf(settings.shape, chunk);
    for (Index band = all.begin; band < all.end; ++band) {
        const Range own{band * chunk, (band + 1) * chunk};
        bands.add(own, std::array<BandSpan, 3>{BandSpan{{0, own.begin}, kOther}, BandSpan{own, kChunk},
                                               BandSpan{{own.end, settings.shape.keys}, kOther}});
    }
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"chunk", RegionRole::Window, true, TRISCOPE_TR("Own chunk")},
                            {"other", RegionRole::Skipped, false, TRISCOPE_TR("Other chunks")}},
        bands.pieces(),
        std::vector<Rule>{{kChunk, sameChunk(chunk)}, {kOther, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kBlockDiagonalPattern{
    .name = "block-diagonal",
    .title = TRISCOPE_TR("Block-diagonal"),
    .summary = TRISCOPE_TR("Each chunk of the prompt sees itself, both ways, and nothing else."),
    .rule = "floor(i / chunk) = floor(j / chunk)",
    .source = "arXiv 1911.02972",
    .form = PatternInfo::Form::Bands,
    .uses = kUses,
    .check = [](const MaskSettings& settings,
                Issues& issues) { checkBands(settings.shape, "chunk", settings.chunk, issues); },
    .make = make,
};

}  // namespace triscope
