#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"
#include "core/mask/piece_mask.h"

// Streaming (A-shape): keep iff j <= i and (j < sink or i - j <= window).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"sink", "window", "convention"};

}  // namespace

const PatternInfo kStreamingPattern{
    .name = "streaming",
    .title = TRISCOPE_TR("Streaming (A-shape)"),
    .summary = TRISCOPE_TR("Attention sinks and a sliding window for every query."),
    .rule = "j <= i and (j < sink or i − j <= window)",
    .source = "arXiv 2309.17453; A-shape: arXiv 2407.02490",
    .uses = kUses,
    .make = [](const MaskSettings& settings, const RunControl&) -> MaskPtr {
        enum : RegionId { kSink, kWindow, kSkipped, kFuture };
        const TriangleBounds bounds(settings);
        return std::make_shared<PieceMask>(
            settings.shape,
            std::vector<Region>{{"sink", RegionRole::Sink, true},
                                {"window", RegionRole::Window, true},
                                {"skipped", RegionRole::Skipped, false},
                                {"future", RegionRole::Future, false}},
            std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                              {kSink, {CellTest::Kind::KeyBelow, bounds.sink_end}},
                              {kWindow, bounds.window()},
                              {kSkipped, {CellTest::Kind::Everything}}});
    },
};

}  // namespace triscope
