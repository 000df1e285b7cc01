#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/scenario/scenario.h"

namespace triscope::cli {

// The scenario options, the same in every command: --scenario FILE first, then each option that was typed.
class ScenarioOptions {
  public:
    void addTo(CLI::App& command);

    // Throws InputError naming the option and the allowed range; what it returns is valid.
    Scenario scenario() const;
    // Each setting is within its range, but they may be impossible together. Throws InputError.
    Scenario uncheckedScenario() const;

    bool typed(const std::string& field) const { return !text(field).empty(); }
    std::string text(const std::string& field) const;
    // For a command to which the option means something of its own; scenario() then leaves it alone.
    std::string take(const std::string& field);
    // As if it had been typed.
    void put(const std::string& field, const std::string& text) { m_typed[field] = text; }

  private:
    std::string m_file;
    std::map<std::string, std::string> m_typed;
};

}  // namespace triscope::cli
