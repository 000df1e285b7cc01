#include "app/gui/pages/agree/study_words.h"

#include <QCoreApplication>
#include <cmath>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StudyWords)
};

// What was run: heads and tokens.
QString sizeOf(const AttentionProblem& problem) {
    if (problem.queries() == problem.keys())
        return QStringLiteral("%1 × %2").arg(countOf(problem.heads(), Noun::Head),
                                             countOf(problem.keys(), Noun::Token));
    return QStringLiteral("%1 × %2 × %3")
        .arg(countOf(problem.heads(), Noun::Head), countOf(problem.queries(), Noun::Query),
             countOf(problem.keys(), Noun::Key));
}

double elementOf(const AttentionResult& result, const ElementIndex& at) {
    const auto offset = result.output.shape.offset(at.head, at.row) + static_cast<std::size_t>(at.dim);
    return result.isExact() ? result.exact_output.data[offset]
                            : static_cast<double>(result.output.data[offset]);
}

QString signedText(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 7) : QString::number(value);
}

QString agreeing(const AttentionStudy& study, const Agreement& agreement, const QString& name) {
    const QString size = sizeOf(study.problem);
    const QString largest = errorText(agreement.max_abs);
    if (agreement.rule.allowed_failing > 0) {
        return Words::tr(
                   "On %1 %2 agrees with the double-precision reference in %3: largest difference %4; "
                   "%5 of the elements are beyond the tolerance, %6 may be.")
            .arg(size, name, QString::fromLatin1(dtypeName(study.dtype).data()), largest,
                 percentText(agreement.failing_fraction), percentText(agreement.rule.allowed_failing));
    }
    return Words::tr(
               "On %1 %2 agrees with the double-precision reference: largest difference %3, allowed %4.")
        .arg(size, name, largest, errorText(agreement.rule.atol));
}

QString disagreeing(const AttentionStudy& study, const StudyComparison& comparison, const QString& name) {
    const Agreement& agreement = comparison.agreement;
    return Words::tr(
               "On %1 %2 does NOT agree with the double-precision reference: %3 of the elements are "
               "beyond the tolerance. The worst, at %4, is %5 and should be %6.")
        .arg(sizeOf(study.problem), name, percentText(agreement.failing_fraction), placeOf(agreement.worst),
             signedText(elementOf(study.results[comparison.a], agreement.worst)),
             signedText(elementOf(study.results[comparison.b], agreement.worst)));
}

}  // namespace

QString errorText(double error) {
    return std::isfinite(error) ? text(formatRatio(error)) : Words::tr("not finite");
}

QString placeOf(const ElementIndex& element) {
    return Words::tr("head %1, query %2, dimension %3")
        .arg(grouped(element.head), grouped(element.row), grouped(element.dim));
}

QString studyHeadline(const AttentionStudy& study) {
    const StudyComparison& comparison = study.comparisons.front();
    const QString name = text(study.results[comparison.a].record.backend);
    return comparison.agreement.pass ? agreeing(study, comparison.agreement, name)
                                     : disagreeing(study, comparison, name);
}

PointerInfo describeRow(const AttentionStudy& study, HeadRow cell) {
    const Agreement& agreement = study.comparisons.front().agreement;
    const double error = errorAt(agreement, cell);
    PointerInfo info{
        Words::tr("Head %1, query %2: largest error %3")
            .arg(grouped(cell.head), grouped(cell.row), error == 0 ? Words::tr("none") : errorText(error)),
        {},
        {}};
    if (agreement.rule.atol > 0 && std::isfinite(error)) {
        info.lines << Words::tr("%1 % of the absolute tolerance, %2.")
                          .arg(text(formatRatio(100 * error / agreement.rule.atol)),
                               errorText(agreement.rule.atol));
    }
    if (cell.head == agreement.worst.head && cell.row == agreement.worst.row)
        info.lines << Words::tr("The worst element is here: dimension %1.").arg(grouped(agreement.worst.dim));
    const CellCount keys =
        study.problem.mask->keptCount({{cell.row, cell.row + 1}, {0, study.problem.keys()}});
    info.lines << (keys == 0 ? Words::tr("This query sees no key at all: its output is 0.")
                             : Words::tr("This query sees %1; it reads key and value head %2.")
                                   .arg(countOf(keys, Noun::Key), grouped(study.problem.kvHead(cell.head))));
    return info;
}

PointerInfo describeBin(const Agreement& agreement, std::size_t bin) {
    const CellCount count = agreement.histogram.counts[bin];
    const double share = static_cast<double>(count) / static_cast<double>(agreement.elements);
    return {
        Words::tr("Errors from %1 to %2")
            .arg(errorText(ErrorHistogram::lowerEdge(bin)), errorText(ErrorHistogram::lowerEdge(bin + 1))),
        {Words::tr("Elements: %1 of %2, %3.")
             .arg(grouped(count), grouped(agreement.elements), percentText(share))},
        {}};
}

QString estimateSentence(const std::optional<StudyEstimate>& estimate, const StudyOutcome* earlier) {
    if (!estimate) return Words::tr("How much work this is shows once the files are read.");
    const QString work =
        Words::tr("%1 useful · tensors %2")
            .arg(text(formatFlops(estimate->useful_flops)), text(formatBytes(estimate->tensor_bytes)));
    if (earlier == nullptr) return work;
    return Words::tr("%1 · about %2, judged by the last run")
        .arg(work, text(formatSeconds(timeOf(*estimate, *earlier))));
}

}  // namespace triscope::gui
