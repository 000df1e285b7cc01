#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <stop_token>
#include <vector>

namespace triscope::cli {

// One command of triscope-cli. The constructor adds a subcommand and its options; run() does the work after
// parsing and writes to standard output. Errors are exceptions: InputError for what the user gave, FileError
// for files, Cancelled when `stop` was requested.
class Command {
  public:
    virtual ~Command() = default;
    virtual void run(std::stop_token stop) = 0;

    // What a run that did not throw ends with: 0, or 1 from a command that found what it compares to differ.
    virtual int exitCode() const { return 0; }

    bool chosen() const { return m_app.parsed(); }

  protected:
    explicit Command(CLI::App& app) : m_app(app) {}

  private:
    CLI::App& m_app;
};

std::unique_ptr<Command> makeMaskCommand(CLI::App& parent);
std::unique_ptr<Command> makeCostCommand(CLI::App& parent);
std::unique_ptr<Command> makeRunCommand(CLI::App& parent);
std::unique_ptr<Command> makeHardwareCommand(CLI::App& parent);
std::unique_ptr<Command> makeBenchCommand(CLI::App& parent);
std::unique_ptr<Command> makeNpuCommand(CLI::App& parent);

// Those of npu.
std::unique_ptr<Command> makeNpuProbeCommand(CLI::App& npu);
std::unique_ptr<Command> makeNpuPlanCommand(CLI::App& npu);
std::unique_ptr<Command> makeNpuExportCommand(CLI::App& npu);
std::unique_ptr<Command> makeNpuCompareCommand(CLI::App& npu);
std::unique_ptr<Command> makeNpuTrapsCommand(CLI::App& npu);

}  // namespace triscope::cli
