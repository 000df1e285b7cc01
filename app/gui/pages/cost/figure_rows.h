#pragma once

#include <QString>
#include <span>

#include "app/gui/pages/cost/cost_figure.h"

namespace triscope::gui {

// How a line of the table looks.
enum class RowRank { Plain, Part, Total };

// One line of the table: the same figure of dense, the pattern and the mix.
template <class Cost>
struct FigureRow {
    const char* figure = "";
    const char* title = "";  // translated by titleOf
    RowRank rank = RowRank::Plain;
    CostFigure (*of)(const Cost&) = nullptr;
};

std::span<const FigureRow<CallCost>> callRows();
std::span<const FigureRow<LayerCost>> layerRows();

// One form that the mask tensor can have.
struct MaskFormColumn {
    MaskForm form = MaskForm::None;
    const char* title = "";
    Bytes MaskSizes::*size = nullptr;
};
std::span<const MaskFormColumn> maskFormColumns();

// The figure of a row, and how many times the dense one it goes into.
CostFigure figureOf(const CostReport& report, const FigureKey& key);
std::string ratioText(const CostReport& report, const FigureKey& key);

// A title of the rows and columns above in the user's language.
QString titleOf(const char* title);
// What a figure is called away from its row: "Attention, in blocks", "Mask tensor, token bool".
QString titleOf(const FigureKey& key);
// What it is about: "Dense", "Triangle in one layer", "Mix (16 of 32)".
QString titleOf(CostScope scope, const CostInput& input);
QString mixTitle(const CostInput& input);

}  // namespace triscope::gui
