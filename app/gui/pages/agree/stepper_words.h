#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "core/attention/stepper.h"
#include "core/npu/row_parts.h"
#include "core/scenario/scenario.h"

namespace triscope::gui {

// What a walk was asked to be about.
struct StepperRequest {
    MaskSettings mask;
    RunSettings run;
    Index head = 0;
    QueryIndex row = 0;
    Index tile = 128;
    StepPrecision precision = StepPrecision::Double;

    friend bool operator==(const StepperRequest&, const StepperRequest&) = default;
};

struct StepperOutcome {
    StepperRequest request;
    MaskPtr mask;
    RowWalk walk;
    RowMerge merge;
};

// One line of a step: a name, its formula with the numbers put in, and the value that comes out.
struct StepLine {
    QString name;
    QString formula;
    QString value;
};

// "Query 768 of head 0 sees 265 of 769 keys: 3 of 8 tiles are computed, and the maximum rises 2 times."
QString stepperHeadline(const StepperOutcome& outcome);

// "Tile 3 of 8: keys 256 to 383, of which the query keeps 120." At the end: what the row comes to.
QString stepTitle(const StepperOutcome& outcome, std::size_t done);

// How m, c, l and O follow from those before step `at`; of the empty tiles, that nothing changes.
std::vector<StepLine> stepLines(const RowWalk& walk, std::size_t at);

// What every walk starts with.
std::vector<StepLine> startLines();

// What the row ends with: LSE and O / l.
std::vector<StepLine> endLines(const RowWalk& walk);

// A row of the merge table: name, keys, m, l, LSE, weight.
QStringList partCells(const StepperOutcome& outcome, std::size_t part);
QStringList mergedCells(const RowMerge& merge);

// What the merge shows, in a sentence: whether it equals the one pass, and what a part without keys is.
QString mergeWords(const StepperOutcome& outcome);

// "0.3312", "−∞".
QString stepNumber(double value);

}  // namespace triscope::gui
