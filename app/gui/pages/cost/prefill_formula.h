#pragma once

#include "app/gui/pages/cost/figure_formula.h"
#include "core/cost/kernels/prefill.h"

namespace triscope::gui {

// Formulas of what kernels and the time to the first token are made of, for the formula pane. Every name in
// them that has a formula of its own opens it, with the numbers of the same input, down to the inputs.
// Precondition of all: validate(input) is empty.

// A formula of the program's own: names in it that are figures of the report are those of `scope`.
FigureFormula explorable(const QString& title, const Explained& of, const QString& unit,
                         const QString& explanation, const CostInput& input,
                         CostScope scope = CostScope::Mix);

// The same for a figure of the report.
FigureFormula explorable(const CostInput& input, const FigureKey& key);

FigureFormula mixTimeFormula(const CostInput& input);
FigureFormula denseTimeFormula(const CostInput& input);

// How far a prediction lies above a measurement.
FigureFormula residualFormula(Seconds predicted, Seconds measured);

// One layer's attention: the sum of the kernel's steps, or its only step. Precondition: whyNot is nullopt.
FigureFormula kernelFormula(AttentionKernel kernel, const CostInput& input);
FigureFormula stepFormula(AttentionKernel kernel, std::size_t step, const CostInput& input);

}  // namespace triscope::gui
