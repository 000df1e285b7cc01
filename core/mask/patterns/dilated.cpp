#include "core/base/numbers.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/stride.h"
#include "core/mask/piece_mask.h"

// Dilated window: keep iff |i - j| <= window and (i - j) mod dilation = 0.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"window", "dilation"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kWindow, kGap, kBeyond };
    const MaskShape& shape = settings.shape;
    const Index offset = shape.query_offset;
    const Range band{-settings.window - offset, settings.window + 1 - offset};
    const TexturePtr comb = combAlongDiagonals(settings.dilation, offset, kWindow, kGap);
    const Rect all = shape.rect();
    return std::make_shared<PieceMask>(
        shape,
        std::vector<Region>{{"window", RegionRole::Window, true},
                            {"gap", RegionRole::Skipped, false, TRISCOPE_TR("Gap")},
                            {"beyond", RegionRole::Skipped, false, TRISCOPE_TR("Beyond")}},
        std::vector<Piece>{{kBeyond, all.rows, all.cols, {-kFar, band.begin}},
                           {kGap, all.rows, all.cols, band, comb},
                           {kBeyond, all.rows, all.cols, {band.end, kFar}}},
        std::vector<Rule>{{kBeyond, {CellTest::Kind::DistanceBelow, -settings.window}},
                          {kBeyond, beyondDistance(settings.window)},
                          {kWindow, onStride(settings.dilation)},
                          {kGap, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kDilatedPattern{
    .name = "dilated",
    .title = TRISCOPE_TR("Dilated window"),
    .summary = TRISCOPE_TR("A window both ways with gaps: every so-many-th key of it."),
    .rule = "|i − j| <= window and (i − j) mod dilation = 0",
    .source = "arXiv 2004.05150, section 3.1",
    .form = PatternInfo::Form::Textures,
    .uses = kUses,
    .make = make,
};

}  // namespace triscope
