#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/scenario_options.h"

namespace triscope::cli {

// The options of `cost` that hold the model against the clock: --calibrate FILE.csv fits a device's
// efficiencies to measured times, --measure runs this machine's kernels.
class CostMeasurements {
  public:
    void addTo(CLI::App& command);
    bool asked() const { return m_measure || !m_calibrate.empty(); }
    bool calibrates() const { return !m_calibrate.empty(); }

    // Prints the fit, which also goes to the file `out` unless that is empty, or the measured runs. `lengths`
    // is
    // --seq when it is a list.
    void run(ScenarioOptions options, const std::vector<Index>& lengths, bool json, const std::string& out,
             std::stop_token stop) const;

  private:
    void calibrateFile(const Scenario& scenario, bool json, const std::string& out) const;

    std::string m_calibrate;
    bool m_measure = false;
};

}  // namespace triscope::cli
