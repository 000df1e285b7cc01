#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/stride.h"
#include "core/mask/piece_mask.h"

// Sparse Transformer, strided: keep iff j <= i and (i - j <= stride or (i - j) mod stride = 0).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"stride"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kLocal, kStride, kSkipped, kFuture };
    const MaskShape& shape = settings.shape;
    const Index offset = shape.query_offset;
    const Rect all = shape.rect();
    const Index local_end = settings.stride + 1 - offset;
    return std::make_shared<PieceMask>(
        shape,
        std::vector<Region>{{"local", RegionRole::Window, true, TRISCOPE_TR("Local")},
                            {"stride", RegionRole::Scattered, true, TRISCOPE_TR("Stride")},
                            {"skipped", RegionRole::Skipped, false},
                            {"future", RegionRole::Future, false}},
        std::vector<Piece>{{kFuture, all.rows, all.cols, {-kFar, -offset}},
                           {kLocal, all.rows, all.cols, {-offset, local_end}},
                           {kSkipped,
                            all.rows,
                            all.cols,
                            {local_end, kFar},
                            combAlongDiagonals(settings.stride, offset, kStride, kSkipped)}},
        std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kLocal, {CellTest::Kind::DistanceBelow, settings.stride + 1, true}},
                          {kStride, onStride(settings.stride)},
                          {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kStridedPattern{
    .name = "strided",
    .title = TRISCOPE_TR("Sparse Transformer, strided"),
    .summary = TRISCOPE_TR("The nearest keys, and every stride-th key before them."),
    .rule = "j <= i and (i − j <= stride or (i − j) mod stride = 0)",
    .source = "arXiv 1904.10509, section 4.2",
    .form = PatternInfo::Form::Textures,
    .uses = kUses,
    .make = make,
};

}  // namespace triscope
