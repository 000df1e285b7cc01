#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"
#include "core/mask/piece_mask.h"

// Sliding window: keep iff j <= i and i - j <= window (paper, literal) or i - j < window (kernel).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"window", "convention"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kWindow, kSkipped, kFuture };
    return std::make_shared<PieceMask>(settings.shape,
                                       std::vector<Region>{{"window", RegionRole::Window, true},
                                                           {"skipped", RegionRole::Skipped, false},
                                                           {"future", RegionRole::Future, false}},
                                       std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                                                         {kWindow, TriangleBounds(settings).window()},
                                                         {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kSlidingWindowPattern{
    .name = "sliding-window",
    .title = TRISCOPE_TR("Sliding window"),
    .summary = TRISCOPE_TR("Every query sees itself and the keys just before it."),
    .rule = "j <= i and i − j <= window",
    .source = "arXiv 2310.06825, section 2; arXiv 2004.05150",
    .uses = kUses,
    .make = make,
};

}  // namespace triscope
