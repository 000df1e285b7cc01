#include "app/gui/pages/agree/trap_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/mask/combined_mask.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrapWords)
};

bool isNamed(const TrapOutcome& outcome) {
    const auto& causes = outcome.diagnosis.causes;
    return std::any_of(causes.begin(), causes.end(),
                       [&](const LikelyCause& cause) { return cause.trap == outcome.trap; });
}

CellCount brokenRows(const Agreement& agreement) {
    return std::count_if(agreement.row_errors.begin(), agreement.row_errors.end(),
                         [](double error) { return !std::isfinite(error); });
}

// What becomes of the output, to stand after the trap's title.
QString effect(const Agreement& agreement) {
    if (const CellCount broken = brokenRows(agreement); broken > 0) {
        return Words::tr("%1 of %2 rows are not finite")
            .arg(grouped(broken), grouped(std::ssize(agreement.row_errors)));
    }
    return Words::tr("the output is off by up to %1").arg(errorText(agreement.max_abs));
}

QString causeText(const LikelyCause& cause) {
    return Words::tr("%1 (%2): %3.")
        .arg(translateCore(cause.trap->title), translate(cause.fault), translate(cause.evidence));
}

QStringList cautionsOf(const Diagnosis& diagnosis) {
    QStringList cautions;
    for (const LikelyCause& caution : diagnosis.cautions)
        cautions << Words::tr("Beware: %1").arg(causeText(caution));
    return cautions;
}

}  // namespace

QString trapHeadline(const TrapOutcome& outcome) {
    const QString title = translateCore(outcome.trap->title);
    if (!outcome.run)
        return Words::tr("%1: that cannot happen here, as it %2.")
            .arg(title, translateCore(outcome.trap->needs));
    const Agreement& agreement = outcome.run->agreement;
    const auto others = std::ssize(outcome.diagnosis.causes) - 1;
    if (!isNamed(outcome)) {
        return Words::tr("%1: on this call nobody would notice, since the output is what was asked for.")
            .arg(title);
    }
    if (others == 0) return Words::tr("%1: %2, and the detector names it.").arg(title, effect(agreement));
    return Words::tr("%1: %2; the detector names it and %3 more that would give the same here.")
        .arg(title, effect(agreement), grouped(others));
}

QString trapNotes(const TrapOutcome& outcome) {
    QStringList notes = cautionsOf(outcome.diagnosis);
    if (outcome.request.isSmaller()) {
        notes << Words::tr("Shown on %1 and %2, so that it takes a moment only (the run has %3 and %4).")
                     .arg(countOf(outcome.request.run.heads, Noun::Head),
                          countOf(outcome.request.run.seq, Noun::Token),
                          countOf(outcome.request.asked_heads, Noun::Head),
                          countOf(outcome.request.asked_tokens, Noun::Token));
    }
    if (outcome.run) {
        for (const Message& note : outcome.run->scene.notes) notes << translate(note);
    }
    return notes.join(u' ');
}

QString trapError(const TrapOutcome& outcome) {
    const Agreement& agreement = outcome.run->agreement;
    const CellCount broken = brokenRows(agreement);
    const QString rows = grouped(std::ssize(agreement.row_errors));
    const QString maker = QString::fromStdString(outcome.run->faulty.record.backend);
    const QString dtype = text(dtypeName(outcome.run->scene.dtype));
    if (broken > 0) {
        return Words::tr("By %1 in %2: %3 of %4 rows hold NaN or infinity.")
            .arg(maker, dtype, grouped(broken), rows);
    }
    return Words::tr("By %1 in %2: the largest error is %3, at %4; RMSE %5, cosine %6.")
        .arg(maker, dtype, errorText(agreement.max_abs), placeOf(agreement.worst), errorText(agreement.rmse),
             QString::number(agreement.cosine, 'f', 6));
}

QString trapEvidence(const Diagnosis& diagnosis) {
    QStringList sentences;
    for (const LikelyCause& cause : diagnosis.causes) sentences << causeText(cause);
    if (diagnosis.causes.empty()) sentences << Words::tr("No trap is named.");
    if (diagnosis.causes.size() > 1) sentences << Words::tr("On this call they cannot be told apart.");
    sentences << cautionsOf(diagnosis);
    if (diagnosis.rows_looked_at < diagnosis.rows) {
        sentences << Words::tr("%1 of %2 rows were looked at.")
                         .arg(grouped(diagnosis.rows_looked_at), grouped(diagnosis.rows));
    }
    return sentences.join(u' ');
}

QString trapMasks(const TrapOutcome& outcome) {
    const Mask& asked = *outcome.run->scene.problem.mask;
    const Mask& applied = *outcome.run->fault.mask;
    const Rect whole = asked.shape().rect();
    const RegionCounts counts = outcome.difference->counts(whole);
    const CellCount only = counts[static_cast<RegionId>(CombinedRegion::OnlyFirst)] +
                           counts[static_cast<RegionId>(CombinedRegion::OnlySecond)];
    const QString a = countOf(asked.keptCount(whole), Noun::Cell);
    if (only == 0 && !isNamed(outcome))
        return Words::tr("The mask is as asked for, %1, and so is the output: nothing is wrong here.").arg(a);
    if (only == 0) return Words::tr("The mask is as asked for, %1: what is wrong are numbers.").arg(a);
    return Words::tr("A, asked for: %1. B, applied: %2.")
        .arg(a, countOf(applied.keptCount(whole), Noun::Cell));
}

PointerInfo describeTrapCell(const TrapOutcome& outcome, MaskCell cell, const ThemeColors& colors) {
    const RegionRole role =
        outcome.difference->regions()[outcome.difference->regionAt(cell.row, cell.key)].role;
    const auto seen = [&](const Mask& mask) {
        return grouped(mask.keptCount({{cell.row, cell.row + 1}, {0, mask.shape().keys}}));
    };
    const MaskShape& shape = outcome.difference->shape();
    return {Words::tr("Query %1, key %2: %3")
                .arg(grouped(shape.position(cell.row)), grouped(cell.key), differenceTitle(role)),
            {Words::tr("Keys that this query sees: %1 as asked, %2 in the trap.")
                 .arg(seen(*outcome.run->scene.problem.mask), seen(*outcome.run->fault.mask))},
            colors.region(role)};
}

PointerInfo describeTrapRow(const TrapOutcome& outcome, HeadRow cell) {
    const Agreement& agreement = outcome.run->agreement;
    const auto row = static_cast<std::size_t>(cell.head * agreement.rows + cell.row);
    const MaskShape& shape = outcome.difference->shape();
    return {
        Words::tr("Head %1, query %2: error %3")
            .arg(grouped(cell.head), grouped(shape.position(cell.row)), errorText(agreement.row_errors[row])),
        {}};
}

}  // namespace triscope::gui
