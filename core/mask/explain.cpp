#include "core/mask/explain.h"

#include <string_view>

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

Message firstKeys(KeyIndex key, Index bound, bool holds) {
    const std::vector<std::string> numbers{groupDigits(key), groupDigits(bound)};
    if (holds) return {TRISCOPE_TR("key %1 is one of the first %2"), numbers};
    return {TRISCOPE_TR("key %1 is not one of the first %2"), numbers};
}

Message window(Index distance, const CellTest& test, bool holds) {
    const std::vector<std::string> numbers{groupDigits(distance),
                                           groupDigits(test.said_inclusive ? test.bound - 1 : test.bound)};
    if (holds) {
        return test.said_inclusive ? Message{TRISCOPE_TR("inside the window (distance %1 ≤ %2)"), numbers}
                                   : Message{TRISCOPE_TR("inside the window (distance %1 < %2)"), numbers};
    }
    return test.said_inclusive ? Message{TRISCOPE_TR("not in the window (distance %1 > %2)"), numbers}
                               : Message{TRISCOPE_TR("not in the window (distance %1 ≥ %2)"), numbers};
}

// A border before the window, or a diagonal that is not the first query's.
Message tooLate(Index distance, Index bound, bool holds) {
    const std::vector<std::string> numbers{groupDigits(distance), groupDigits(bound)};
    if (holds) return {TRISCOPE_TR("the key comes too late (distance %1 < %2)"), numbers};
    return {TRISCOPE_TR("the key does not come too late (distance %1 ≥ %2)"), numbers};
}

Message lastRows(Index position, Index bound, bool holds) {
    const std::vector<std::string> numbers{groupDigits(position), groupDigits(bound)};
    if (holds) return {TRISCOPE_TR("query %1 is one of the last rows (%1 ≥ %2)"), numbers};
    return {TRISCOPE_TR("query %1 is not one of the last rows (%1 < %2)"), numbers};
}

Message firstRows(Index position, Index bound, bool holds) {
    const std::vector<std::string> numbers{groupDigits(position), groupDigits(bound)};
    if (holds) return {TRISCOPE_TR("query %1 is one of the first %2"), numbers};
    return {TRISCOPE_TR("query %1 is not one of the first %2"), numbers};
}

Message reasonFor(const CellTest& test, const Region& region, Index position, KeyIndex key) {
    const bool holds = test.contains(position, key);
    switch (test.kind) {
        case CellTest::Kind::KeyBelow:
            return region.name == std::string_view("sink") ? sink(key, test.bound, holds)
                                                           : firstKeys(key, test.bound, holds);
        case CellTest::Kind::DistanceBelow:
            if (region.role == RegionRole::Future && test.bound == 0) return causality(position, key, holds);
            return region.kept ? window(position - key, test, holds)
                               : tooLate(position - key, test.bound, holds);
        case CellTest::Kind::PositionFrom:
            return lastRows(position, test.bound, holds);
        case CellTest::Kind::PositionBelow:
            return firstRows(position, test.bound, holds);
        case CellTest::Kind::Other:
            return test.predicate->words(position, key, holds);
        case CellTest::Kind::Everything:
            break;
    }
    return {TRISCOPE_TR("every key is kept"), {}};
}

void appendReasons(const Mask& mask, QueryIndex row, KeyIndex key, std::vector<Message>& reasons) {
    const Index position = mask.shape().position(row);
    for (const Rule& rule : mask.rules()) {
        const bool rest = rule.test.kind == CellTest::Kind::Everything;
        if (!rest || mask.rules().size() == 1)
            reasons.push_back(reasonFor(rule.test, mask.regions()[rule.region], position, key));
        if (rule.test.contains(position, key)) break;
    }
    for (const MaskOperand& operand : mask.operands()) {
        const bool kept = operand.mask->regions()[operand.mask->regionAt(row, key)].kept;
        reasons.push_back(
            {kept ? TRISCOPE_TR("%1 keeps it:") : TRISCOPE_TR("%1 does not keep it:"), {operand.name}});
        appendReasons(*operand.mask, row, key, reasons);
    }
}

}  // namespace

CellExplanation explainCell(const Mask& mask, QueryIndex row, KeyIndex key) {
    CellExplanation result{row, mask.shape().position(row), key, mask.regionAt(row, key), false, {}};
    result.kept = mask.regions()[result.region].kept;
    appendReasons(mask, row, key, result.reasons);
    return result;
}

}  // namespace triscope
