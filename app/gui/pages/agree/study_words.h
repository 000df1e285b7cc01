#pragma once

#include "app/gui/pages/agree/study_request.h"
#include "app/gui/pages/page.h"
#include "app/gui/painters/error_map_viewport.h"

namespace triscope::gui {

// What the Agree page says of a study, in sentences. `which` of its comparisons is meant.

// "On 8 heads × 1,024 tokens cpu agrees with ...: largest difference 7.6e-07, allowed 1.0e-06."
QString studyHeadline(const AttentionStudy& study, std::size_t which = 0);

// "head 3, query 45, dimension 12".
QString placeOf(const ElementIndex& element);

// A row of the map: its error, and what its query sees.
PointerInfo describeRow(const AttentionStudy& study, HeadRow cell, std::size_t which = 0);

// A bar of the histogram: its limits, its elements and their share.
PointerInfo describeBin(const Agreement& agreement, std::size_t bin);

// A column of the rows of similar length: their errors, and where the largest is.
PointerInfo describeColumn(const ErrorsByLength& errors, std::size_t column);

// "cpu against reference".
QString comparisonName(const AttentionStudy& study, const StudyComparison& comparison);

// What the rule says of a plain computation of the same type; empty when that was not asked.
QString plainSentence(const AttentionStudy& study);

// Which of the known traps explains that a comparison fails; empty when it passes, or when another one was
// looked into.
QString causesSentence(const StudyOutcome& outcome, std::size_t which);

// In double where the result is.
double elementOf(const AttentionResult& result, const ElementIndex& at);

// "0.850 GFLOP useful · 5.50 MiB of 15.6 GiB · about 430 ms by the last run".
QString estimateSentence(const std::optional<StudyEstimate>& estimate, const StudyOutcome* earlier);

// Why this machine cannot hold Q, K, V and the outputs of such a run, and how many tokens of it would fit;
// empty when it can. Whatever the backends, those of makeProblem need their room too.
QString whyTooLarge(const RunSettings& run, const MaskShape& shape, const std::vector<std::string>& backends);

// "7.6e-07"; "not finite" for what has no size.
QString errorText(double error);

}  // namespace triscope::gui
