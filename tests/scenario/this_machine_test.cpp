#include "core/scenario/this_machine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/base/date.h"
#include "core/cost/hardware_figures.h"
#include "core/cost/hardware_file.h"

namespace triscope {
namespace {

TEST(ThisMachine, IsADeviceThatWasMeasuredTodayAndReportsHowFarThatIs) {
    std::vector<double> shares;
    const Hardware machine = measureThisMachine({{}, [&shares](double share) { shares.push_back(share); }});
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
    EXPECT_EQ(machine.name, "this-machine");
    EXPECT_TRUE(validate(machine).empty());
    for (const HardwareFigure& kind : hardwareFigures()) {
        const Sourced<double>* figure = kind.of(machine);
        if (figure == nullptr) continue;
        EXPECT_EQ(figure->confidence, Confidence::Measured) << kind.key;
        EXPECT_EQ(figure->date, today()) << kind.key;
    }
    EXPECT_EQ(machine.memory_efficiency.value, 1);
    EXPECT_EQ(machine.bf16_peak->value, machine.fp32_peak->value);
    EXPECT_EQ(readHardware(hardwareText(machine)).fp32_peak->value, machine.fp32_peak->value);
}

// Asked to stop in any of its parts, it reports hardly anything more.
TEST(ThisMachine, StopsWhereverItIs) {
    for (const double at : {0.05, 0.2, 0.45, 0.7}) {
        std::stop_source stop;
        int late = 0;  // reports of work that was not to be done any more
        const RunControl control{stop.get_token(), [&](double share) {
                                     if (stop.stop_requested()) ++late;
                                     if (share >= at) stop.request_stop();
                                 }};
        EXPECT_THROW((void)measureThisMachine(control), Cancelled) << at;
        EXPECT_LE(late, 2) << at;
    }
}

}  // namespace
}  // namespace triscope
