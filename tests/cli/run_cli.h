#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace triscope::test {

struct CliResult {
    int code = -1;
    std::string out;
    std::string err;

    // Of standard output; a test failure when it is no JSON.
    nlohmann::json json() const;
};

std::vector<std::string> keysOf(const nlohmann::json& object);

// Runs the built triscope-cli with these arguments, as a user's shell would.
CliResult runCli(const std::vector<std::string>& arguments);

// The same, pressing Ctrl-C soon after it has started.
CliResult runCliAndInterrupt(const std::vector<std::string>& arguments);

// Expects exit code 2, nothing on standard output and one line on standard error that holds `needle`.
void expectRefused(const std::vector<std::string>& arguments, const std::string& needle);

}  // namespace triscope::test
