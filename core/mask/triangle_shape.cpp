#include "core/mask/triangle_shape.h"

namespace triscope {

namespace {

using Kind = CellTest::Kind;

// Reads one rule into the sections; false when it does not fit them.
bool read(const Rule& rule, const Region& region, TriangleSections& sections) {
    const CellTest& test = rule.test;
    switch (region.role) {
        case RegionRole::Future:
            return !region.kept && test.kind == Kind::DistanceBelow && test.bound == 0;
        case RegionRole::Sink:
            sections.sink_end = test.bound;
            return region.kept && test.kind == Kind::KeyBelow;
        case RegionRole::Window:
            sections.window_end = test.bound;
            return region.kept && test.kind == Kind::DistanceBelow;
        case RegionRole::Last:
            sections.last_begin = test.bound;
            return region.kept && test.kind == Kind::PositionFrom;
        case RegionRole::Middle:
        case RegionRole::Skipped:
            return !region.kept && test.kind == Kind::Everything;
        default:
            return false;
    }
}

}  // namespace

std::optional<TriangleSections> triangleSections(const Mask& mask) {
    if (mask.rules().empty() || mask.regions()[mask.rules().front().region].role != RegionRole::Future) {
        return std::nullopt;
    }
    TriangleSections sections;
    for (const Rule& rule : mask.rules()) {
        if (!read(rule, mask.regions()[rule.region], sections)) return std::nullopt;
    }
    return sections;
}

}  // namespace triscope
