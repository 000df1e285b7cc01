#include "app/gui/pages/agree/study_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/base/numbers.h"
#include "core/machine/memory.h"

namespace triscope::gui {

namespace {

constexpr Index kRound = 1024;  // tokens

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

QString signedText(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 7) : QString::number(value);
}

// What `a` is held against.
QString trustedName(const AttentionStudy& study, const StudyComparison& comparison) {
    const std::string& name = study.results[comparison.b].record.backend;
    return name == "reference" ? Words::tr("the double-precision reference") : text(name);
}

QString agreeing(const AttentionStudy& study, const StudyComparison& comparison, const QString& name) {
    const Agreement& agreement = comparison.agreement;
    const QString size = sizeOf(study.problem);
    const QString trusted = trustedName(study, comparison);
    const QString largest = errorText(agreement.max_abs);
    const QString dtype = QString::fromLatin1(dtypeName(study.dtype).data());
    if (agreement.rule.allowed_failing > 0) {
        return Words::tr(
                   "On %1 %2 agrees with %3 in %4: largest difference %5; %6 of the elements are beyond "
                   "the tolerance, %7 may be.")
            .arg(size, name, trusted, dtype, largest, percentText(agreement.failing_fraction),
                 percentText(agreement.rule.allowed_failing));
    }
    return Words::tr("On %1 %2 agrees with %3 in %4: largest difference %5, allowed %6.")
        .arg(size, name, trusted, dtype, largest, errorText(agreement.rule.atol));
}

QString disagreeing(const AttentionStudy& study, const StudyComparison& comparison, const QString& name) {
    const Agreement& agreement = comparison.agreement;
    const QString size = sizeOf(study.problem);
    const QString trusted = trustedName(study, comparison);
    if (agreement.failing_fraction <= agreement.rule.allowed_failing) {
        return Words::tr(
                   "On %1 %2 does NOT agree with %3: no element is too far off, but the root mean square "
                   "error is %4, and %5 is allowed.")
            .arg(size, name, trusted, errorText(agreement.rmse), errorText(agreement.rule.most_rmse));
    }
    return Words::tr(
               "On %1 %2 does NOT agree with %3: %4 of the elements are beyond the tolerance. The worst, "
               "at %5, is %6 and should be %7.")
        .arg(size, name, trusted, percentText(agreement.failing_fraction), placeOf(agreement.worst),
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

double elementOf(const AttentionResult& result, const ElementIndex& at) {
    const auto offset = result.output.shape.offset(at.head, at.row) + static_cast<std::size_t>(at.dim);
    return result.isExact() ? result.exact_output.data[offset]
                            : static_cast<double>(result.output.data[offset]);
}

QString comparisonName(const AttentionStudy& study, const StudyComparison& comparison) {
    return Words::tr("%1 against %2")
        .arg(text(study.results[comparison.a].record.backend),
             text(study.results[comparison.b].record.backend));
}

QString plainSentence(const AttentionStudy& study) {
    if (!study.plain) return {};
    const QString dtype = QString::fromLatin1(dtypeName(study.dtype).data());
    const QString share = percentText(study.plain->failing_fraction);
    return study.plain->pass
               ? Words::tr("A plain %1 computation on the CPU passes it: %2 of its elements are beyond.")
                     .arg(dtype, share)
               : Words::tr(
                     "A plain %1 computation on the CPU itself fails it, with nothing wrong: %2 of its "
                     "elements are beyond.")
                     .arg(dtype, share);
}

QString causesSentence(const StudyOutcome& outcome, std::size_t which) {
    const auto& comparisons = outcome.study.comparisons;
    if (!outcome.causes || comparisons[which].agreement.pass) return {};
    const auto first =
        std::find_if(comparisons.begin(), comparisons.end(),
                     [](const StudyComparison& comparison) { return !comparison.agreement.pass; });
    if (first->a != comparisons[which].a) return {};
    if (outcome.causes->causes.empty()) return Words::tr("Likely cause: none of the known traps.");
    QStringList causes;
    for (const LikelyCause& cause : outcome.causes->causes)
        causes << QStringLiteral("%1 (%2)").arg(translateCore(cause.trap->title), translate(cause.fault));
    return Words::tr("Likely cause: %1.").arg(causes.join(Words::tr(", or ")));
}

QString studyHeadline(const AttentionStudy& study, std::size_t which) {
    const StudyComparison& comparison = study.comparisons[which];
    const QString name = text(study.results[comparison.a].record.backend);
    return comparison.agreement.pass ? agreeing(study, comparison, name)
                                     : disagreeing(study, comparison, name);
}

PointerInfo describeRow(const AttentionStudy& study, HeadRow cell, std::size_t which) {
    const Agreement& agreement = study.comparisons[which].agreement;
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
             .arg(grouped(count), grouped(agreement.elements), percentText(share)),
         Words::tr("Beyond the tolerance: %1.").arg(grouped(agreement.histogram.failing[bin]))},
        {}};
}

PointerInfo describeColumn(const ErrorsByLength& errors, std::size_t column) {
    const ErrorsByLength::Column& rows = errors.columns[column];
    const auto first = static_cast<Index>(std::ceil(ErrorsByLength::lowerLength(column) - 1e-9));
    const auto last = static_cast<Index>(std::ceil(ErrorsByLength::lowerLength(column + 1) - 1e-9)) - 1;
    return {
        first == last ? Words::tr("Queries that keep %1").arg(countOf(first, Noun::Key))
                      : Words::tr("Queries that keep %1 to %2 keys").arg(grouped(first), grouped(last)),
        {Words::tr("%1 rows; largest errors from %2 to %3, median %4.")
             .arg(grouped(rows.rows), errorText(rows.least), errorText(rows.largest), errorText(rows.median)),
         Words::tr("The largest is at head %1, query %2: click to mark it in the map.")
             .arg(grouped(rows.head), grouped(rows.row))},
        {}};
}

QString estimateSentence(const std::optional<StudyEstimate>& estimate, const StudyOutcome* earlier) {
    if (!estimate) return Words::tr("How much work this is shows once the files are read.");
    const QString work =
        Words::tr("%1 useful · %2 of %3")
            .arg(text(formatFlops(estimate->useful_flops)), text(formatBytes(estimate->tensor_bytes)),
                 text(formatBytes(memoryCapacity())));
    if (earlier == nullptr) return work;
    return Words::tr("%1 · about %2 by the last run")
        .arg(work, text(formatSeconds(timeOf(*estimate, *earlier))));
}

QString whyTooLarge(const RunSettings& run, const MaskShape& shape,
                    const std::vector<std::string>& backends) {
    const TensorShape q{run.heads, shape.queries, run.head_dim};
    const TensorShape k{run.kv_heads, shape.keys, run.head_dim};
    const Bytes needed = std::max(studyBytes(q, k, backends), studyBytes(q, k, {"reference", "cpu"}));
    const auto reason = whyBeyondMemory(needed);
    if (!reason) return {};
    if (shape.queries != shape.keys) return translate(*reason);
    // All of it grows with the tokens.
    const auto fitting =
        static_cast<Index>(static_cast<double>(run.seq) * memoryCapacity().toDouble() / needed.toDouble());
    const Index round = fitting > kRound ? fitting / kRound * kRound : fitting;
    return Words::tr("%1: up to %2 would fit.").arg(translate(*reason), countOf(round, Noun::Token));
}

}  // namespace triscope::gui
