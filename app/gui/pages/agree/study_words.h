#pragma once

#include "app/gui/pages/agree/study_request.h"
#include "app/gui/pages/page.h"
#include "app/gui/painters/error_map_viewport.h"

namespace triscope::gui {

// What the Agree page says of a study, in sentences. The comparison is the first one: the cpu backend against
// the reference.

// "On 8 heads × 1,024 tokens cpu agrees with ...: largest difference 7.6e-07, allowed 1.0e-06."
QString studyHeadline(const AttentionStudy& study);

// "head 3, query 45, dimension 12".
QString placeOf(const ElementIndex& element);

// A row of the map: its error, and what its query sees.
PointerInfo describeRow(const AttentionStudy& study, HeadRow cell);

// A bar of the histogram: its limits, its elements and their share.
PointerInfo describeBin(const Agreement& agreement, std::size_t bin);

// "0.850 GFLOP useful · tensors 5.50 MiB · about 430 ms by the last run".
QString estimateSentence(const std::optional<StudyEstimate>& estimate, const StudyOutcome* earlier);

// "7.6e-07"; "not finite" for what has no size.
QString errorText(double error);

}  // namespace triscope::gui
