#include "core/mask/explain.h"

#include "core/base/numbers.h"

namespace triscope {

namespace {

Message causality(Index position, KeyIndex key, bool holds) {
    if (holds) {
        return {TRISCOPE_TR("key %1 comes after query %2: the future"),
                {groupDigits(key), groupDigits(position)}};
    }
    return {TRISCOPE_TR("key %1 is not in the future of query %2"),
            {groupDigits(key), groupDigits(position)}};
}

Message sink(KeyIndex key, Index bound, bool holds) {
    if (holds) return {TRISCOPE_TR("key %1 is a sink (%1 < %2)"), {groupDigits(key), groupDigits(bound)}};
    return {TRISCOPE_TR("not a sink (%1 ≥ %2)"), {groupDigits(key), groupDigits(bound)}};
}

// The bound is exclusive; `kernel` says so, the other conventions name the largest distance kept.
Message window(Index distance, Index bound, Convention convention, bool holds) {
    const bool exclusive = convention == Convention::Kernel;
    const std::vector<std::string> numbers{groupDigits(distance), groupDigits(exclusive ? bound : bound - 1)};
    if (holds) {
        return exclusive ? Message{TRISCOPE_TR("inside the window (distance %1 < %2)"), numbers}
                         : Message{TRISCOPE_TR("inside the window (distance %1 ≤ %2)"), numbers};
    }
    return exclusive ? Message{TRISCOPE_TR("not in the window (distance %1 ≥ %2)"), numbers}
                     : Message{TRISCOPE_TR("not in the window (distance %1 > %2)"), numbers};
}

Message lastRows(Index position, Index bound, bool holds) {
    const std::vector<std::string> numbers{groupDigits(position), groupDigits(bound)};
    if (holds) return {TRISCOPE_TR("query %1 is one of the last rows (%1 ≥ %2)"), numbers};
    return {TRISCOPE_TR("query %1 is not one of the last rows (%1 < %2)"), numbers};
}

Message reasonFor(const HalfPlane& test, RegionRole role, Convention convention, Index position,
                  KeyIndex key) {
    const bool holds = test.contains(position, key);
    switch (test.kind) {
        case HalfPlane::Kind::KeyBelow:
            return sink(key, test.bound, holds);
        case HalfPlane::Kind::DistanceBelow:
            return role == RegionRole::Future ? causality(position, key, holds)
                                              : window(position - key, test.bound, convention, holds);
        case HalfPlane::Kind::PositionFrom:
            return lastRows(position, test.bound, holds);
        case HalfPlane::Kind::Everything:
            break;
    }
    return {TRISCOPE_TR("every key is kept"), {}};
}

}  // namespace

CellExplanation explainCell(const Mask& mask, const MaskSettings& settings, QueryIndex row, KeyIndex key) {
    CellExplanation result{row, mask.shape().position(row), key, mask.regionAt(row, key), false, {}};
    result.kept = mask.regions()[result.region].kept;
    for (const Rule& rule : mask.rules()) {
        const bool rest = rule.test.kind == HalfPlane::Kind::Everything;
        if (!rest || mask.rules().size() == 1) {
            const RegionRole role = mask.regions()[rule.region].role;
            result.reasons.push_back(reasonFor(rule.test, role, settings.convention, result.position, key));
        }
        if (rule.test.contains(result.position, key)) break;
    }
    return result;
}

}  // namespace triscope
