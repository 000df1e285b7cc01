#include <algorithm>
#include <utility>

#include "app/cli/command.h"

namespace triscope::cli {
namespace {

class NpuCommand final : public Command {
  public:
    explicit NpuCommand(CLI::App& command) : Command(command) {
        // Told after an argument that is no command, which the parser names.
        command.callback([&command] {
            if (command.get_subcommands().empty()) throw CLI::RequiredError("A subcommand");
        });
        m_commands.push_back(makeNpuProbeCommand(command));
        m_commands.push_back(makeNpuPlanCommand(command));
        m_commands.push_back(makeNpuExportCommand(command));
        m_commands.push_back(makeNpuCompareCommand(command));
        m_commands.push_back(makeNpuTrapsCommand(command));
    }

    void run(std::stop_token stop) override { chosenOne().run(std::move(stop)); }
    int exitCode() const override { return chosenOne().exitCode(); }

  private:
    // The parser has seen to it that there is one.
    Command& chosenOne() const {
        return **std::find_if(m_commands.begin(), m_commands.end(),
                              [](const auto& command) { return command->chosen(); });
    }

    std::vector<std::unique_ptr<Command>> m_commands;
};

}  // namespace

std::unique_ptr<Command> makeNpuCommand(CLI::App& parent) {
    return std::make_unique<NpuCommand>(
        *parent.add_subcommand("npu", "A real NPU: through Huawei's CANN, or as a case for another machine"));
}

}  // namespace triscope::cli
