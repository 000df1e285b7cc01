#include "core/mask/patterns/triangle_sections.h"

#include "core/base/message.h"
#include "core/mask/piece_mask.h"

namespace triscope {

TriangleBounds::TriangleBounds(const MaskSettings& settings)
    : sink_end(settings.sink),
      window_end(settings.window + 1),
      last_begin(settings.shape.promptLength() - settings.last),
      window_is_inclusive(settings.convention != Convention::Kernel) {
    if (settings.convention == Convention::Kernel) window_end = settings.window;
    if (settings.convention == Convention::Literal) {
        sink_end = settings.sink + 1;
        last_begin += 1;
    }
}

MaskPtr makeSectionMask(const MaskSettings& settings, KeptSections kept) {
    enum : RegionId { kSink, kWindow, kLast, kMiddle, kFuture };
    const TriangleBounds bounds(settings);
    // A section that is not kept looks like what it is, under its own name.
    const auto section = [](const char* name, const char* title, RegionRole role, bool is_kept) {
        return Region{name, is_kept ? role : RegionRole::Skipped, is_kept, title};
    };
    std::vector<Region> regions{
        section("sink", TRISCOPE_TR("Sink"), RegionRole::Sink, kept.sink),
        section("window", TRISCOPE_TR("Window"), RegionRole::Window, kept.window),
        section("last", TRISCOPE_TR("Last"), RegionRole::Last, kept.last),
        {"middle", kept.middle ? RegionRole::Kept : RegionRole::Middle, kept.middle, TRISCOPE_TR("Middle")},
        {"future", RegionRole::Future, false}};
    std::vector<Rule> rules{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                            {kSink, {CellTest::Kind::KeyBelow, bounds.sink_end}},
                            {kWindow, bounds.window()},
                            {kLast, {CellTest::Kind::PositionFrom, bounds.last_begin}},
                            {kMiddle, {CellTest::Kind::Everything}}};
    return std::make_shared<PieceMask>(settings.shape, std::move(regions), std::move(rules));
}

}  // namespace triscope
