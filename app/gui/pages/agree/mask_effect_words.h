#pragma once

#include "app/gui/pages/page.h"
#include "core/attention/mask_effect.h"
#include "core/scenario/scenario.h"

namespace triscope::gui {

// What a mask effect was asked to be about.
struct MaskEffectRequest {
    MaskSettings mask;
    RunSettings run;

    friend bool operator==(const MaskEffectRequest&, const MaskEffectRequest&) = default;
};

struct MaskEffectOutcome {
    MaskEffectRequest request;
    MaskPtr mask;
    MaskEffect effect;
};

// "On 8 heads × 1,024 tokens Triangle drops 9.1 % of the attention and moves an output by 21 % on average
// ..."
QString effectHeadline(const MaskEffectOutcome& outcome);

// What the last row alone has to say, and what that does not mean.
QString lastRowWords(const MaskEffectOutcome& outcome);

// What the inputs are, and what that does to the figures.
QString effectInputsWords(const MaskEffectRequest& request);

// A row of a head: what it loses.
PointerInfo describeEffect(const MaskEffectOutcome& outcome, Index head, QueryIndex row);

// "dense", "full": the mask that the pattern is held against.
QString baselineWord(const MaskEffect& effect);

// Whether the pattern leaves out no key of any row: then it is the baseline.
bool dropsNothing(const MaskEffect& effect);

// A figure of the chart: "Lost attention mass" in percent, "Relative difference" as a number.
QString figureText(double RowEffect::*figure, double value);

}  // namespace triscope::gui
