#include "app/gui/pages/agree/stepper_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepperWords)
};

Index keptKeys(const RowWalk& walk) {
    Index count = 0;
    for (const SoftmaxStep& step : walk.steps) count += step.keptKeys();
    return count;
}

// The first elements of a vector: "(0.12, −0.30, 1.02, …)".
QString vectorText(const std::vector<double>& vector) {
    constexpr std::size_t kShown = 3;
    QStringList shown;
    for (std::size_t d = 0; d < std::min(kShown, vector.size()); ++d) shown << stepNumber(vector[d]);
    if (vector.size() > kShown) shown << QStringLiteral("…");
    return u'(' + shown.join(QStringLiteral(", ")) + u')';
}

QString normText(const std::vector<double>& vector, const char* name = "O") {
    return QStringLiteral("|%1| = %2").arg(QLatin1String(name), stepNumber(norm(vector)));
}

QString partTitle(const StepperOutcome& outcome, const std::string& name) {
    if (outcome.merge.by_calls)
        return name == "band"    ? Words::tr("band")
               : name == "sinks" ? Words::tr("sinks")
                                 : Words::tr("last rows");
    for (const Region& region : outcome.mask->regions())
        if (region.name == name) return regionTitle(region);
    return text(name);
}

double largestGap(const std::vector<double>& a, const std::vector<double>& b) {
    double gap = 0;
    for (std::size_t d = 0; d < a.size(); ++d) gap = std::max(gap, std::abs(a[d] - b[d]));
    return gap;
}

}  // namespace

QString stepNumber(double value) {
    if (std::isinf(value)) return value < 0 ? QStringLiteral("−∞") : QStringLiteral("+∞");
    if (value == 0) return QStringLiteral("0");
    const bool plain = std::abs(value) >= 1e-3 && std::abs(value) < 1e6;
    QString number =
        plain ? QString::number(value, 'f', std::abs(value) < 100 ? 4 : 2) : QString::number(value, 'e', 3);
    return number.replace(u'-', QChar(0x2212));
}

QString stepperHeadline(const StepperOutcome& outcome) {
    const RowWalk& walk = outcome.walk;
    const Index kept = keptKeys(walk);
    const QString query = Words::tr("Query %1 of head %2").arg(grouped(walk.row), grouped(walk.head));
    if (kept == 0)
        return Words::tr("%1 keeps no key: its output is 0 and its LSE −∞, never a mean of all values.")
            .arg(query);
    Index tiles = 0;
    Index computed = 0;
    Index raised = 0;
    for (std::size_t at = 0; at < walk.steps.size(); ++at) {
        const SoftmaxStep& step = walk.steps[at];
        tiles += step.tiles;
        computed += step.empty() ? 0 : 1;
        raised += !walk.before(at).empty() && step.after.max > walk.before(at).max ? 1 : 0;
    }
    const QString computing = Words::tr("%1 keeps %2, and %3 of %4 tiles are computed")
                                  .arg(query, countOf(kept, Noun::Key), grouped(computed), grouped(tiles));
    if (raised == 0) return Words::tr("%1; the first of them holds the maximum.").arg(computing);
    return counted(raised,
                   Words::tr("%1; one raises the maximum, and what was gathered is rescaled.").arg(computing),
                   Words::tr("%1; %2 raise the maximum, and what was gathered is rescaled.")
                       .arg(computing, QStringLiteral("%1")));
}

QString stepTitle(const StepperOutcome& outcome, std::size_t done) {
    const RowWalk& walk = outcome.walk;
    if (done == 0) return Words::tr("Before the first tile: m = −∞, l = 0, O = 0");
    const SoftmaxStep& step = walk.steps[done - 1];
    const QString keys = Words::tr("keys %1 to %2").arg(grouped(step.keys.begin), grouped(step.keys.end - 1));
    if (step.empty()) {
        return counted(step.tiles, Words::tr("1 tile without a key, skipped: %1").arg(keys),
                       Words::tr("%1 tiles without a key, skipped: %2").arg(QStringLiteral("%1"), keys));
    }
    return Words::tr("Step %1 of %2: %3, of which %4 are kept")
        .arg(grouped(static_cast<Index>(done)), grouped(static_cast<Index>(walk.steps.size())), keys,
             grouped(step.keptKeys()));
}

std::vector<StepLine> stepLines(const RowWalk& walk, std::size_t at) {
    const SoftmaxStep& step = walk.steps[at];
    const SoftmaxState& before = walk.before(at);
    const SoftmaxState& after = step.after;
    if (step.empty()) {
        const QString stays = Words::tr("stays");
        return {{QStringLiteral("m"), stays, stepNumber(after.max)},
                {QStringLiteral("c"), QStringLiteral("exp(0)"), QStringLiteral("1")},
                {QStringLiteral("l"), stays, stepNumber(after.sum)},
                {QStringLiteral("O"), stays, normText(after.output)}};
    }
    return {{QStringLiteral("m"),
             QStringLiteral("max(%1, %2)").arg(stepNumber(before.max), stepNumber(step.tile_max)),
             stepNumber(after.max)},
            {QStringLiteral("c"),
             QStringLiteral("exp(%1 − %2)").arg(stepNumber(before.max), stepNumber(after.max)),
             stepNumber(step.correction)},
            {QStringLiteral("l"),
             QStringLiteral("%1 · %2 + %3")
                 .arg(stepNumber(step.correction), stepNumber(before.sum), stepNumber(step.tile_sum)),
             stepNumber(after.sum)},
            {QStringLiteral("O"),
             QStringLiteral("%1 · O + P V = %2").arg(stepNumber(step.correction), vectorText(after.output)),
             normText(after.output)}};
}

std::vector<StepLine> startLines() {
    return {{QStringLiteral("m"), Words::tr("no key so far"), stepNumber(SoftmaxState().max)},
            {QStringLiteral("c"), {}, QStringLiteral("–")},
            {QStringLiteral("l"), Words::tr("no key so far"), QStringLiteral("0")},
            {QStringLiteral("O"), Words::tr("no key so far"), normText({})}};
}

std::vector<StepLine> endLines(const RowWalk& walk) {
    const SoftmaxState& end = walk.result();
    if (end.empty()) {
        return {{QStringLiteral("LSE"), Words::tr("no key"), stepNumber(end.lse())},
                {QStringLiteral("O / l"), Words::tr("no key"), QStringLiteral("0")}};
    }
    return {
        {QStringLiteral("LSE"), QStringLiteral("%1 + ln %2").arg(stepNumber(end.max), stepNumber(end.sum)),
         stepNumber(end.lse())},
        {QStringLiteral("O / l"), vectorText(end.normalized()), normText(end.normalized(), "O / l")}};
}

QStringList partCells(const StepperOutcome& outcome, std::size_t at) {
    const RowMerge& merge = outcome.merge;
    const RowPart& part = merge.parts[at];
    const QString title = partTitle(outcome, part.name);
    if (!part.has_row) {
        const QString none = QStringLiteral("–");
        return {title, Words::tr("not this row"), none, none, none, QStringLiteral("0")};
    }
    const QString lse = part.state.empty() ? Words::tr("−∞ (NPU: +∞)") : stepNumber(part.lse());
    return {title,
            grouped(part.keyCount()),
            stepNumber(part.state.max),
            stepNumber(part.state.sum),
            lse,
            stepNumber(merge.merged.weights[at])};
}

QStringList mergedCells(const RowMerge& merge) {
    Index keys = 0;
    double weight = 0;
    for (std::size_t p = 0; p < merge.parts.size(); ++p) {
        keys += merge.parts[p].keyCount();
        weight += merge.merged.weights[p];
    }
    const QString none = QStringLiteral("–");
    return {Words::tr("merged"), grouped(keys), none, none, stepNumber(merge.merged.lse), stepNumber(weight)};
}

QString mergeWords(const StepperOutcome& outcome) {
    const std::vector<double> one_pass = outcome.walk.result().normalized();
    const double gap = largestGap(one_pass, outcome.merge.merged.output);
    const QString equal =
        Words::tr(
            "weight = exp(LSE of the part − LSE). Merged and in one pass the output differs by at most %1.")
            .arg(gap == 0 ? QStringLiteral("0") : text(formatRatio(gap)));
    return outcome.merge.by_calls
               ? equal + u' ' +
                     Words::tr(
                         "The parts are the operator calls that an NPU would make. For a row of a call "
                         "that keeps no key an NPU reports LSE = +∞: it has to count as weight 0, not as "
                         "a large one.")
               : equal + u' ' + Words::tr("The parts are the regions that the row keeps.");
}

}  // namespace triscope::gui
