#include <algorithm>
#include <cstdio>
#include <string>

#include "app/cli/command.h"
#include "app/cli/interrupt_watch.h"
#include "core/base/input_error.h"
#include "core/base/run_control.h"
#include "core/npu/cann/npu_backend.h"

namespace triscope::cli {
namespace {

constexpr int kFault = 1;
constexpr int kBadInput = 2;
constexpr int kInterrupted = 130;

// The first line only: a parser's message may go on with the usage.
int complain(const std::string& what, int code) {
    std::fprintf(stderr, "triscope-cli: %s\n", what.substr(0, what.find('\n')).c_str());
    return code;
}

// CANN wants to be told that a program ends, before main does.
struct CannUse {
    CannUse() = default;
    ~CannUse() { processCann()->finalize(); }
    CannUse(const CannUse&) = delete;
    CannUse& operator=(const CannUse&) = delete;
};

int parseAndRun(int argc, char** argv) {
    CLI::App app{"TriScope: what sparse attention masks keep, cost and compute", "triscope-cli"};
    app.set_version_flag("--version", TRISCOPE_VERSION);
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeMaskCommand(app));
    commands.push_back(makeCostCommand(app));
    commands.push_back(makeRunCommand(app));
    commands.push_back(makeHardwareCommand(app));
    commands.push_back(makeBenchCommand(app));
    commands.push_back(makeNpuCommand(app));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return complain(error.what(), kBadInput);
    }
    const auto chosen =
        std::find_if(commands.begin(), commands.end(), [](const auto& command) { return command->chosen(); });
    if (chosen == commands.end())
        return complain("name a command, such as mask; --help lists them", kBadInput);
    const InterruptWatch interrupt;
    const CannUse cann;
    (*chosen)->run(interrupt.token());
    if (std::fflush(stdout) != 0) return complain("standard output cannot be written", kFault);
    return (*chosen)->exitCode();
}

}  // namespace
}  // namespace triscope::cli

int main(int argc, char** argv) {
    using namespace triscope;
    using namespace triscope::cli;
    try {
        return parseAndRun(argc, argv);
    } catch (const InputError& error) {
        const Issue& issue = error.issues().front();
        return complain("--" + issue.field + ": " + issue.message.str(), kBadInput);
    } catch (const FileError& error) {
        return complain(error.what(), kBadInput);
    } catch (const Cancelled&) {
        return complain("interrupted; nothing was written", kInterrupted);
    } catch (const std::exception& error) {
        return complain(error.what(), kFault);
    }
}
