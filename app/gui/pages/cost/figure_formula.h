#pragma once

#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "app/gui/pages/cost/cost_figure.h"
#include "app/gui/pages/cost/hardware_sources.h"

namespace triscope::gui {

struct FigureFormula;

// A name in a formula that has a formula of its own.
struct FormulaLink {
    QString name;
    FigureKey figure{};                     // what it is in the table of figures
    std::function<FigureFormula()> open{};  // its formula; empty: whoever shows the table shows the figure
};

// How one cell of the table came about, in the user's language.
struct FigureFormula {
    QString title;    // "Time, estimate"
    QString symbols;  // "linear_seconds + attention_seconds"
    QString numbers;
    QString value;  // exact, with its unit: counts in full, seconds in six digits
    QString explanation;
    bool estimate = false;
    std::vector<FormulaLink> links;       // in the order of the symbols
    std::vector<HardwareSource> sources;  // of this formula and of those it is made of

    QString caution;  // what to know about the hardware's figures; may be empty

    QString plainText() const;
};

// Precondition: validate(input) is empty, and the key is of a row of the table.
FigureFormula formulaOf(const CostInput& input, const CellKey& key);

}  // namespace triscope::gui
