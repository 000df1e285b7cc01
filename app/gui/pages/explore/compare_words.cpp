#include "app/gui/pages/explore/compare_words.h"

#include <QCoreApplication>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/mask/explain.h"
#include "core/mask/mask_fields.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr std::size_t kMostParts = 3;  // that a sentence names one by one

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CompareWords)
};

QString share(CellCount part, CellCount whole) {
    if (whole == 0) return {};
    return percentText(static_cast<double>(part) / static_cast<double>(whole));
}

QString cells(CellCount count) {
    return count == 1 ? Words::tr("one cell") : Words::tr("%1 cells").arg(grouped(count));
}

QString titleOf(const Region& region) {
    return *region.title != '\0' ? translateCore(region.title) : regionTitle(region.role);
}

QString line(const SurplusLine& line, const QString& region) {
    switch (line.kind) {
        case SurplusLine::Kind::Diagonal:
            return Words::tr("the %1 diagonal i − j = %2").arg(region, grouped(line.at));
        case SurplusLine::Kind::Column:
            return Words::tr("the %1 column j = %2").arg(region, grouped(line.at));
        case SurplusLine::Kind::Row:
            break;
    }
    return Words::tr("the %1 row i = %2").arg(region, grouped(line.at));
}

// "the Window diagonal i − j = 512 (130,424 cells)"; a part that is all there is needs no count.
QString part(const RegionSurplus& surplus, const Mask& mask, bool alone) {
    const QString region = titleOf(mask.regions()[surplus.region]);
    const auto on = lineOf(surplus, mask.shape());
    if (!on) {
        return alone ? Words::tr("cells of the %1 region").arg(region)
                     : Words::tr("%1 cells of %2").arg(grouped(surplus.cells), region);
    }
    return alone ? line(*on, region) : Words::tr("%1 (%2)").arg(line(*on, region), cells(surplus.cells));
}

QString parts(const std::vector<RegionSurplus>& surpluses, const Mask& mask, CellCount all, bool alone) {
    if (surpluses.empty() || surpluses.size() > kMostParts) return cells(all);
    QStringList list;
    for (const RegionSurplus& surplus : surpluses) list << part(surplus, mask, alone);
    return list.join(Words::tr(", "));
}

QString changes(const ComparedMasks& masks, const ComparedCounts& counts) {
    const bool alone = masks.only_a.size() + masks.only_b.size() == 1;
    const QString lost = parts(masks.only_a, *masks.a, counts.only_a, alone);
    const QString gained = parts(masks.only_b, *masks.b, counts.only_b, alone);
    if (counts.only_a > 0 && counts.only_b > 0)
        return Words::tr("it loses %1 and gains %2").arg(lost, gained);
    // A count that the sentence has given needs no second time.
    if (counts.only_a > 0)
        return masks.only_a.empty() ? Words::tr("it gains none") : Words::tr("it loses %1").arg(lost);
    return masks.only_b.empty() ? Words::tr("it loses none") : Words::tr("it gains %1").arg(gained);
}

QString balance(CellCount more) {
    if (more < 0) return Words::tr("B keeps %1 fewer than A").arg(cells(-more));
    if (more > 0) return Words::tr("B keeps %1 more than A").arg(cells(more));
    return Words::tr("B keeps as many cells as A, but not the same ones");
}

// Whose value an expression's patterns read; a single pattern is the shortest expression.
bool uses(const MaskSettings& settings, std::string_view field) {
    return anyUses(patternsOf(settings.pattern), field);
}

QString conventionWords(Convention convention) {
    switch (convention) {
        case Convention::Paper:
            return Words::tr("paper");
        case Convention::Kernel:
            return Words::tr("kernel");
        case Convention::Literal:
            break;
    }
    return Words::tr("literal");
}

QString fieldWords(const MaskField& field, const MaskSettings& settings) {
    const QString value =
        field.isNumber() ? grouped(settings.*field.number) : QString::fromStdString(settings.*field.text);
    const std::string_view name = field.name;
    if (name == "sink") return Words::tr("sink %1").arg(value);
    if (name == "window") return Words::tr("window %1").arg(value);
    if (name == "last") return Words::tr("last %1").arg(value);
    return QLatin1String(field.name) + u' ' + value;
}

bool equalIn(const MaskField& field, const MaskSettings& a, const MaskSettings& b) {
    return field.isNumber() ? a.*field.number == b.*field.number : a.*field.text == b.*field.text;
}

// "A keeps it, Window: key 8 is ...; inside the window (distance 512 ≤ 512)".
QString reasons(const QString& name, const Mask& mask, MaskCell cell) {
    const CellExplanation explanation = explainCell(mask, cell.row, cell.key);
    QStringList list;
    for (const Message& reason : explanation.reasons) list << translate(reason);
    return (explanation.kept ? Words::tr("%1 keeps it, %2: %3.") : Words::tr("%1 does not keep it, %2: %3."))
        .arg(name, titleOf(mask.regions()[explanation.region]), list.join(Words::tr("; ")));
}

RegionRole roleOf(const ComparedMasks& masks, MaskCell cell) {
    const auto kept = [cell](const Mask& mask) {
        return mask.regions()[mask.regionAt(cell.row, cell.key)].kept;
    };
    if (kept(*masks.a)) return kept(*masks.b) ? RegionRole::Both : RegionRole::OnlyFirst;
    return kept(*masks.b) ? RegionRole::OnlySecond : RegionRole::Skipped;
}

CountGroup surplusGroup(const QString& title, const std::vector<RegionSurplus>& surpluses, const Mask& mask,
                        CellCount causal) {
    CountGroup group{title, Words::tr("of causal"), {}};
    for (const RegionSurplus& surplus : surpluses) {
        const Region& region = mask.regions()[surplus.region];
        group.rows.push_back({titleOf(region), surplus.cells, share(surplus.cells, causal), region.role});
    }
    return group;
}

}  // namespace

QString maskWords(const MaskSettings& settings, const MaskSettings& other) {
    const PatternInfo* pattern = findPattern(settings.pattern);
    QStringList words{pattern != nullptr ? translateCore(pattern->title)
                                         : QString::fromStdString(settings.pattern)};
    const auto telling = [&](std::string_view field, bool equal) {
        return uses(settings, field) && !(equal && uses(other, field));
    };
    if (telling("convention", settings.convention == other.convention))
        words << conventionWords(settings.convention);
    for (const MaskField& field : maskFields()) {
        if (telling(field.name, equalIn(field, settings, other))) words << fieldWords(field, settings);
    }
    return words.join(QStringLiteral(", "));
}

QString comparedHeadline(const ComparedMasks& masks) {
    if (!masks.a) return Words::tr("A cannot have the size of B.");
    const Rect all = masks.b->shape().rect();
    const CellCount kept = masks.b->keptCount(all);
    const CellCount more = kept - masks.a->keptCount(all);
    if (!masks.difference) {
        return more == 0 ? Words::tr("A and B keep %1 each; which ones differ cannot be told at this size.")
                               .arg(cells(kept))
                         : Words::tr("%1; which ones cannot be told at this size.").arg(balance(more));
    }
    const ComparedCounts counts = countCompared(masks);
    if (counts.only_a == 0 && counts.only_b == 0)
        return Words::tr("A and B keep the same %1.").arg(cells(kept));
    return Words::tr("%1: %2.").arg(balance(more), changes(masks, counts));
}

QString comparedNote(const ComparedMasks& masks) {
    if (!masks.problems.empty()) {
        const QString problem = translate(masks.problems.front().message);
        return masks.a ? Words::tr("There is no difference view: %1.").arg(problem)
                       : translate(masks.problems.front());
    }
    if (masks.a_settings == masks.b_settings) return Words::tr("Change the scenario: that is B.");
    if (!masks.reshaped) return {};
    const MaskShape& shape = masks.b->shape();
    return Words::tr("A has been made again at B's size, %1 × %2.")
        .arg(grouped(shape.queries), grouped(shape.keys));
}

std::vector<CountGroup> comparedCounts(const ComparedMasks& masks) {
    const Rect all = masks.b->shape().rect();
    const CellCount causal = masks.b->causalCount(all);
    const CellCount kept_b = masks.b->keptCount(all);
    CountGroup kept{Words::tr("Kept"), Words::tr("of causal"), {}};
    const auto add = [causal](CountGroup& to, const QString& name, CellCount count,
                              std::optional<RegionRole> role = {}) {
        to.rows.push_back({name, count, share(count, causal), role});
    };
    if (masks.a) add(kept, Words::tr("In A"), masks.a->keptCount(all));
    add(kept, Words::tr("In B"), kept_b);
    if (masks.a) {
        const CellCount more = kept_b - masks.a->keptCount(all);
        kept.rows.push_back({Words::tr("B − A"), more, {}, {}, true});
    }
    add(kept, Words::tr("Causal"), causal);
    if (!masks.difference) return {kept};

    const ComparedCounts counts = countCompared(masks);
    CountGroup shared{Words::tr("Cells"), Words::tr("of causal"), {}};
    add(shared, differenceTitle(RegionRole::Both), counts.both, RegionRole::Both);
    add(shared, differenceTitle(RegionRole::OnlyFirst), counts.only_a, RegionRole::OnlyFirst);
    add(shared, differenceTitle(RegionRole::OnlySecond), counts.only_b, RegionRole::OnlySecond);
    std::vector<CountGroup> groups{kept, shared};
    if (!masks.only_a.empty())
        groups.push_back(surplusGroup(Words::tr("Only in A, by region"), masks.only_a, *masks.a, causal));
    if (!masks.only_b.empty())
        groups.push_back(surplusGroup(Words::tr("Only in B, by region"), masks.only_b, *masks.b, causal));
    return groups;
}

PointerInfo describeComparedCell(const ComparedMasks& masks, MaskCell cell, const ThemeColors& colors) {
    const RegionRole role = roleOf(masks, cell);
    const QString place =
        Words::tr("Query %1, key %2: %3")
            .arg(grouped(masks.b->shape().position(cell.row)), grouped(cell.key), differenceTitle(role));
    const auto seen = [&](const Mask& mask) {
        return grouped(mask.keptCount({{cell.row, cell.row + 1}, {0, mask.shape().keys}}));
    };
    return {place,
            {reasons(QStringLiteral("A"), *masks.a, cell), reasons(QStringLiteral("B"), *masks.b, cell),
             Words::tr("Keys that this query sees: %1 in A, %2 in B.").arg(seen(*masks.a), seen(*masks.b))},
            colors.region(role)};
}

QString differenceTitle(RegionRole role) {
    switch (role) {
        case RegionRole::Both:
            return Words::tr("In both");
        case RegionRole::OnlyFirst:
            return Words::tr("Only in A");
        case RegionRole::OnlySecond:
            return Words::tr("Only in B");
        default:
            break;
    }
    return Words::tr("In neither");
}

}  // namespace triscope::gui
