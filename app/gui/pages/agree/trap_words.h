#pragma once

#include <QString>

#include "app/gui/pages/agree/trap_study.h"
#include "app/gui/pages/page.h"
#include "app/gui/painters/error_map_viewport.h"
#include "app/gui/painters/mask_viewport.h"

namespace triscope::gui {

// What the trap lab says of a trap, in sentences.

// "The window is off by one: the output is off by up to 0.072, and the detector names it."
QString trapHeadline(const TrapOutcome& outcome);

// What makes the call a poor test, how much smaller it is than the scenario's run, and what was changed so
// that the trap can be shown.
QString trapNotes(const TrapOutcome& outcome);

// "By cpu in fp32: the largest error is 0.072, at head 1, query 600, dimension 3; RMSE 0.0042, cosine
// 0.998754."
QString trapError(const TrapOutcome& outcome);

// What the detector names, with its evidence.
QString trapEvidence(const Diagnosis& diagnosis);

// "A, asked for: 454,300 cells.  B, applied: ..."
QString trapMasks(const TrapOutcome& outcome);

// A cell of the two masks; a row of the error's picture.
PointerInfo describeTrapCell(const TrapOutcome& outcome, MaskCell cell, const ThemeColors& colors);
PointerInfo describeTrapRow(const TrapOutcome& outcome, HeadRow cell);

}  // namespace triscope::gui
