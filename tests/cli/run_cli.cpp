#include "tests/cli/run_cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>

#include "tests/support/temporary_directory.h"

namespace triscope::test {

namespace {

std::string quoted(const std::string& argument) {
    std::string text = "'";
    for (const char c : argument) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string commandOf(const std::vector<std::string>& arguments) {
    std::string command = quoted(TRISCOPE_CLI);
    for (const std::string& argument : arguments) command += " " + quoted(argument);
    return command;
}

CliResult runShell(const std::string& command) {
    const TemporaryDirectory directory;
    const std::string out = directory.file("out");
    const std::string err = directory.file("err");
    const int status =
        std::system((command + " >" + quoted(out) + " 2>" + quoted(err) + " </dev/null").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(out), contentOf(err)};
}

}  // namespace

nlohmann::json CliResult::json() const {
    const auto document = nlohmann::json::parse(out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << out << err;
    return document;
}

std::vector<std::string> keysOf(const nlohmann::json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

CliResult runCli(const std::vector<std::string>& arguments) {
    return runShell(commandOf(arguments));
}

// The shell's own background job would ignore SIGINT, hence timeout(1).
CliResult runCliAndInterrupt(const std::vector<std::string>& arguments) {
    return runShell("timeout --preserve-status --foreground -s INT 0.5 " + commandOf(arguments));
}

void expectRefused(const std::vector<std::string>& arguments, const std::string& needle) {
    const CliResult result = runCli(arguments);
    const std::string trace = testing::PrintToString(arguments);
    EXPECT_EQ(result.code, 2) << trace;
    EXPECT_EQ(result.out, "") << trace;
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << trace << result.err;
    EXPECT_THAT(result.err, testing::HasSubstr(needle)) << trace;
}

}  // namespace triscope::test
