#pragma once

#include <string>

#include "core/cost/cost_report.h"
#include "core/cost/formula_list.h"

namespace triscope::gui {

// One figure of the Cost page. `figure` is its key in JSON ("attention_flops"); the mask's form matters to
// figures that the mask is a part of.
struct FigureKey {
    CostScope scope = CostScope::Mix;
    std::string figure = "seconds";
    MaskForm mask_form = MaskForm::Block;

    friend bool operator==(const FigureKey&, const FigureKey&) = default;
};

// A figure, or how many times the dense one it goes into.
struct CellKey {
    FigureKey figure;
    bool ratio = false;

    friend bool operator==(const CellKey&, const CellKey&) = default;
};

struct CostFigure {
    std::string text;   // three digits and the unit: "1.39 PFLOP", "16.0 GiB", "19.9 s"
    double amount = 0;  // FLOP, bytes or seconds
};

CostFigure figureOf(Flops flops);
CostFigure figureOf(Bytes bytes);
CostFigure figureOf(Seconds seconds);

const CallCost& callOf(const CostReport& report, CostScope scope);    // of Dense, Triangle or Mix
const LayerCost& layerOf(const CostReport& report, CostScope scope);  // of one that the report has

// "1.54×", or a dash when one of the two is nothing.
std::string ratioText(const CostFigure& dense, const CostFigure& other);

// What a ratio compares a figure of that scope with.
CostScope denseScopeFor(CostScope scope);

bool isLayerScope(CostScope scope);

}  // namespace triscope::gui
