#include "app/gui/pages/agree/mask_effect_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/attention/effect_summary.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MaskEffectWords)
};

QString numberText(double value) {
    return text(formatRatio(value));
}

QString sizeOf(const MaskEffect& effect) {
    return QStringLiteral("%1 × %2").arg(countOf(effect.heads, Noun::Head),
                                         countOf(effect.queries, Noun::Token));
}

double largest(const std::vector<RowEffect>& rows, double RowEffect::*figure) {
    double most = 0;
    for (const RowEffect& row : rows) most = std::max(most, row.*figure);
    return most;
}

}  // namespace

QString baselineWord(const MaskEffect& effect) {
    return effect.baseline == "full" ? Words::tr("full") : Words::tr("dense");
}

bool dropsNothing(const MaskEffect& effect) {
    return std::all_of(effect.dropped.begin(), effect.dropped.end(),
                       [](CellCount keys) { return keys == 0; });
}

QString figureText(double RowEffect::*figure, double value) {
    return figure == &RowEffect::lost_mass ? percentText(value) : numberText(value);
}

QString effectHeadline(const MaskEffectOutcome& outcome) {
    const MaskEffect& effect = outcome.effect;
    const QString pattern = patternTitle(outcome.request.mask.pattern);
    if (dropsNothing(effect)) {
        return Words::tr(
                   "On %1 %2 drops no key at all: every row is the %3 one, and a test of this size "
                   "would tell nothing.")
            .arg(sizeOf(effect), pattern, baselineWord(effect));
    }
    const EffectSummary lost = summarize(effect, &RowEffect::lost_mass);
    const EffectSummary difference = summarize(effect, &RowEffect::difference);
    const QString last = effect.lastRowIsWhole()
                             ? Words::tr("the last row is exactly the %1 one").arg(baselineWord(effect))
                             : Words::tr("the last row drops keys too");
    return Words::tr(
               "On %1 %2 drops %3 of the attention and moves an output by %4 of its size on average, "
               "%5 at worst; %6.")
        .arg(sizeOf(effect), pattern, percentText(lost.mean), percentText(difference.mean),
             percentText(difference.max), last);
}

QString lastRowWords(const MaskEffectOutcome& outcome) {
    const MaskEffect& effect = outcome.effect;
    const QString row = grouped(effect.queries - 1);
    const double difference = largest(effect.last_row, &RowEffect::difference);
    if (dropsNothing(effect)) {
        return Words::tr(
                   "Row %1, from which the first generated token comes, drops no key, as no row does: "
                   "what the next layer gets is the same.")
            .arg(row);
    }
    if (effect.lastRowIsWhole()) {
        return Words::tr(
                   "Row %1, from which the first generated token comes, drops no key. In double its "
                   "largest difference over all heads is %2. That is this layer alone: the rows before "
                   "it differ, and with them the keys and values of the next layer.")
            .arg(row, difference == 0 ? QStringLiteral("0") : numberText(difference));
    }
    return Words::tr(
               "Row %1, from which the first generated token comes, drops %2. In double it differs by "
               "up to %3 of its size, and loses up to %4 of its attention.")
        .arg(row, countOf(effect.dropped.back(), Noun::Key), percentText(difference),
             percentText(largest(effect.last_row, &RowEffect::lost_mass)));
}

QString effectInputsWords(const MaskEffectRequest& request) {
    const QString inputs =
        Words::tr("Inputs: %1, drawn by seed %2, in %3.")
            .arg(text(request.run.inputs), QString::number(request.run.seed), text(request.run.dtype));
    return inputs + u' ' +
           (request.run.inputs == "normal"
                ? Words::tr(
                      "Attention spreads evenly over such keys, which real prompts do not do: take from "
                      "here where mass is lost, and how much from a model.")
                : Words::tr(
                      "A model has more structure than this: take from here where mass is lost, and how "
                      "much from a model."));
}

PointerInfo describeEffect(const MaskEffectOutcome& outcome, Index head, QueryIndex row) {
    const MaskEffect& effect = outcome.effect;
    const RowEffect& one = effect.at(head, row);
    const CellCount dropped = effect.dropped[static_cast<std::size_t>(row)];
    if (dropped == 0) {
        return {Words::tr("Head %1, query %2: no effect").arg(grouped(head), grouped(row)),
                {Words::tr("It sees every key that %1 attention sees.").arg(baselineWord(effect))},
                {}};
    }
    const CellCount kept = outcome.mask->keptCount({{row, row + 1}, {0, outcome.mask->shape().keys}});
    return {Words::tr("Head %1, query %2: loses %3 of its attention")
                .arg(grouped(head), grouped(row), percentText(one.lost_mass)),
            {Words::tr("Relative difference %1, cosine %2.")
                 .arg(numberText(one.difference), QString::number(one.cosine, 'f', 4)),
             Words::tr("It sees %1 of %2.").arg(grouped(kept), countOf(kept + dropped, Noun::Key))},
            {}};
}

}  // namespace triscope::gui
