#include "app/gui/pages/explore/compared_masks.h"

#include "core/mask/catalog.h"
#include "core/mask/combined_mask.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr auto kOnlyA = static_cast<RegionId>(CombinedRegion::OnlyFirst);
constexpr auto kOnlyB = static_cast<RegionId>(CombinedRegion::OnlySecond);

bool isOnlyInOne(RegionId region) {
    return region == kOnlyA || region == kOnlyB;
}

// The lines of both masks, the last of each kind.
struct Lines {
    std::optional<Index> diagonal;
    std::optional<Index> column;
    std::optional<Index> row;

    Lines(const ComparedMasks& masks, const MaskShape& shape) {
        for (const auto* surpluses : {&masks.only_a, &masks.only_b}) {
            for (const RegionSurplus& surplus : *surpluses) {
                if (const auto line = lineOf(surplus, shape)) set(*line, shape);
            }
        }
    }

    std::optional<MaskCell> crossing(Index query_offset) const {
        if (row && column) return MaskCell{*row, *column};
        if (column && diagonal) return MaskCell{*column + *diagonal - query_offset, *column};
        if (row && diagonal) return MaskCell{*row, *row + query_offset - *diagonal};
        return std::nullopt;
    }

  private:
    void set(const SurplusLine& line, const MaskShape& shape) {
        switch (line.kind) {
            case SurplusLine::Kind::Diagonal:
                diagonal = line.at;
                break;
            case SurplusLine::Kind::Column:
                column = line.at;
                break;
            case SurplusLine::Kind::Row:
                row = line.at - shape.query_offset;
                break;
        }
    }
};

std::optional<MaskCell> firstIn(QueryIndex row, const Mask& difference) {
    for (const RegionSpan& span : difference.regionSpans(row)) {
        if (isOnlyInOne(span.region)) return MaskCell{row, span.cols.begin};
    }
    return std::nullopt;
}

}  // namespace

ComparedMasks compareMasks(const MaskSettings& pinned, const MaskSettings& current, const MaskPtr& b,
                           const RunControl& control) {
    ComparedMasks masks{pinned, current, !(pinned.shape == current.shape), nullptr, b, nullptr, {}, {}, {}};
    masks.a_settings.shape = current.shape;
    masks.problems = validate(masks.a_settings);
    if (!masks.problems.empty()) return masks;
    masks.a = masks.a_settings == masks.b_settings ? b : makeMask(masks.a_settings, control);
    if (const auto problem = checkCombination(masks.a_settings, masks.b_settings)) {
        masks.problems = {*problem};
        return masks;
    }
    masks.difference = combineMasks({"A", masks.a}, {"B", b}, SetOperation::Or, control);
    masks.only_a = surplusByRegion(*masks.difference, 0);
    masks.only_b = surplusByRegion(*masks.difference, 1);
    return masks;
}

bool isQuickToCompare(const MaskSettings& pinned, const MaskSettings& current) {
    MaskSettings both = current;
    both.pattern = '(' + pinned.pattern + ") or (" + current.pattern + ')';
    return isQuick(pinned) && isQuick(current) && isQuick(both);
}

ComparedCounts countCompared(const ComparedMasks& masks) {
    const RegionCounts counts = masks.difference->counts(masks.b->shape().rect());
    return {counts[static_cast<RegionId>(CombinedRegion::Both)], counts[kOnlyA], counts[kOnlyB]};
}

std::optional<SurplusLine> lineOf(const RegionSurplus& surplus, const MaskShape& shape) {
    if (surplus.distances.size() == 1)
        return SurplusLine{SurplusLine::Kind::Diagonal, surplus.distances.begin};
    if (surplus.keys.size() == 1) return SurplusLine{SurplusLine::Kind::Column, surplus.keys.begin};
    if (surplus.rows.size() == 1)
        return SurplusLine{SurplusLine::Kind::Row, shape.position(surplus.rows.begin)};
    return std::nullopt;
}

std::optional<MaskCell> placeOfDifference(const ComparedMasks& masks) {
    if (!masks.difference) return std::nullopt;
    const MaskShape& shape = masks.b->shape();
    const auto crossing = Lines(masks, shape).crossing(shape.query_offset);
    if (crossing && shape.rect().rows.contains(crossing->row) && shape.rect().cols.contains(crossing->key))
        return crossing;
    for (const auto* surpluses : {&masks.only_a, &masks.only_b}) {
        if (!surpluses->empty()) return firstIn(surpluses->front().rows.begin, *masks.difference);
    }
    return std::nullopt;
}

}  // namespace triscope::gui
