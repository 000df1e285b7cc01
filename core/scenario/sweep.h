#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/run_control.h"
#include "core/base/units.h"
#include "core/cost/cost_input.h"
#include "core/scenario/fields.h"

namespace triscope {

// One setting of a sweep with the values it takes, as a user types them ("32K", "16-31").
struct SweepAxis {
    const ScenarioField* field = nullptr;
    std::vector<std::string> values;
};

inline constexpr Index kMaxConfigurations = 1000000;

// Every combination of the axes' values; the last axis changes fastest.
struct Sweep {
    std::vector<SweepAxis> axes;

    Index size() const;
    // The values of one configuration, in the order of the axes.
    std::vector<std::string> valuesAt(Index configuration) const;
    bool varies(std::string_view field) const;
};

// Throws InputError, field "sweep", for a sweep of no or of more than kMaxConfigurations configurations, or
// with two axes for one setting.
void checkSweep(const Sweep& sweep);

// A JSON object {field: value or [values]} over the settings of a scenario that a cost depends on, such as
// {"seq": ["32K", 131072], "sink": [4, 8], "model": "qwen3-8b"}. Throws InputError, field "sweep", naming the
// key that is no such setting, that stands twice, or a sweep of no or of more than kMaxConfigurations
// configurations. Whether the values are possible is found out when they are priced.
Sweep sweepFromJson(std::string_view text);

// From a file, which its errors name; throws FileError too.
Sweep loadSweep(const std::string& path);

// One way to run the prefill: dense, the pattern in every layer, or the mix.
struct SweepFigures {
    Seconds seconds;
    Flops attention_flops;
    Flops executed_flops;
    Bytes bytes_moved;
    Bytes peak_memory;
};

// What one configuration costs, on one device and by an ideal kernel; peak memory is that of a device of its
// deployment. Where the sweep varies the kernel, memory is that kernel's, and its time is added.
struct SweepRow {
    std::string issue;  // why it cannot be priced, naming the field; then all figures are 0
    SweepFigures dense;
    SweepFigures triangle;
    SweepFigures mix;
    Bytes kv_cache;
    bool mix_fits = false;  // into the device's memory
    Seconds mix_by_kernel;  // 0 unless the kernel varies
};

// What one configuration is priced from. Throws InputError naming what makes it impossible.
CostInput sweepInput(const Sweep& sweep, Index configuration, const Scenario& base,
                     std::optional<MaskForm> mask_form);

// Prices every configuration on all cores: `base` with the axes' values. An impossible one becomes a row with
// its issue. Models and hardware are loaded once each. Throws Cancelled.
std::vector<SweepRow> runSweep(const Sweep& sweep, const Scenario& base, std::optional<MaskForm> mask_form,
                               const RunControl& control = {});

}  // namespace triscope
