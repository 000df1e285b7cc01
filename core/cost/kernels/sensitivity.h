#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/run_control.h"
#include "core/cost/cost_report.h"

namespace triscope {

// What one parameter does to the time to the first token of the mix when it alone changes.
struct Sensitivity {
    const char* name = "";  // translated
    std::string low;        // the smaller value, as text; where there is none, the value as it is
    std::string high;
    bool low_moves = true;  // whether there is a smaller value
    bool high_moves = true;
    CostInput low_input{};  // with that value
    CostInput high_input{};
    double low_seconds = 0;
    double high_seconds = 0;

    double swing() const { return std::abs(high_seconds - low_seconds); }
};

// Device figures and efficiencies at 1/1.25 and 1.25 times their value, masks' numbers, the block and the
// number of pattern layers at half and twice; the largest swing first. A value that would be out of
// range, or that makes a mask that cannot be priced, stays where it is and says so.
std::vector<Sensitivity> sensitivityOf(const CostInput& input, const RunControl& control = {});

// From the best to the worst that the confidence in the device's figures allows.
struct TimeBand {
    double low = 0;
    double middle = 0;
    double high = 0;
};
struct PrefillBand {
    TimeBand dense;
    TimeBand mix;
};

// How far off a figure of that confidence may be, as a share: measured 3 %, of the vendor 10 %, derived 10 %,
// press 20 %, unconfirmed 30 %. Our own judgement, said wherever a band is shown.
double marginOf(Confidence confidence);

// All figures of the device at the good or at the bad end of their margins.
CostInput atMargin(CostInput input, bool good);

PrefillBand bandOf(const CostInput& input);

// The same of a report's own seconds, which are those of an ideal kernel. `report` is costOf(input).
struct CallBands {
    TimeBand dense;
    TimeBand triangle;
    TimeBand mix;
};
CallBands bandsOf(const CostInput& input, const CostReport& report);

}  // namespace triscope
