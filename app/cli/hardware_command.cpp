#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/base/numbers.h"
#include "core/cost/hardware_figures.h"
#include "core/cost/hardware_file.h"
#include "core/cost/presets.h"
#include "core/io/json_text.h"
#include "core/scenario/this_machine.h"

namespace triscope::cli {
namespace {

void printHardware(const Hardware& hardware) {
    fmt::print("{} ({})\n", hardware.title, hardware.name);
    if (!hardware.note.empty()) fmt::print("{}\n", hardware.note);
    fmt::print("\n");
    for (const HardwareFigure& kind : hardwareFigures()) {
        const Sourced<double>* figure = kind.of(hardware);
        if (figure == nullptr) continue;
        fmt::print("{:<22} {:>18}  {:<11} {:<10}  {}\n", kind.title, figureText(kind, figure->value),
                   confidenceName(figure->confidence), figure->date, figure->source);
    }
}

void printOne(const Hardware& hardware, bool json) {
    json ? fmt::print("{}", hardwareText(hardware)) : printHardware(hardware);
}

std::string peakText(const Hardware& hardware, WeightFormat format) {
    const Sourced<double>* peak = hardware.peak(format);
    return peak == nullptr ? "-" : formatRatio(peak->value / 1e12);
}

void printList() {
    fmt::print("{:<16} {:<28} {:>8} {:>8} {:>8} {:>8} {:>10}\n", "name", "", "fp16", "bf16", "fp32", "GB/s",
               "memory");
    for (const Preset& preset : hardwarePresets()) {
        const Hardware hardware = readHardware(preset.json);
        fmt::print("{:<16} {:<28} {:>8} {:>8} {:>8} {:>8} {:>10}\n", hardware.name, hardware.title,
                   peakText(hardware, WeightFormat::Fp16), peakText(hardware, WeightFormat::Bf16),
                   peakText(hardware, WeightFormat::Fp32), formatRatio(hardware.memory_bandwidth.value / 1e9),
                   figureText(hardwareFigure("memory_capacity"), hardware.memory_capacity.value));
    }
    fmt::print("\nPeaks in TFLOP/s. `hardware show NAME` gives every figure with its source.\n");
}

Json listJson() {
    Json all = Json::array();
    for (const Preset& preset : hardwarePresets())
        all.push_back(Json::parse(hardwareText(readHardware(preset.json))));
    return {{"hardware", all}};
}

class HardwareCommand final : public Command {
  public:
    explicit HardwareCommand(CLI::App& command) : Command(command) {
        command.require_subcommand(1);
        m_list = addPart(command, "list", "Every device that comes with the program");
        m_show = addPart(command, "show", "Every figure of one device, with its source");
        m_show->add_option("name", m_name, "a hardware preset, or the path of a hardware file")
            ->type_name("NAME|FILE")
            ->required();
        m_measure = addPart(command, "measure", "Measure this machine; takes a few seconds");
        m_measure->add_option("--out", m_out, "write the hardware file")->type_name("F.json");
    }

    void run(std::stop_token stop) override {
        if (m_list->parsed()) {
            m_json ? fmt::print("{}", jsonText(listJson())) : printList();
        } else if (m_show->parsed()) {
            printOne(loadHardware(m_name), m_json);
        } else {
            const Hardware machine = measureThisMachine({stop, {}});
            if (!m_out.empty()) writeHardware(m_out, machine);
            printOne(machine, m_json);
        }
    }

  private:
    CLI::App* addPart(CLI::App& command, const char* name, const char* about) {
        CLI::App* part = command.add_subcommand(name, about);
        part->add_flag("--json", m_json, "print one JSON object");
        return part;
    }

    CLI::App* m_list;
    CLI::App* m_show;
    CLI::App* m_measure;
    bool m_json = false;
    std::string m_name;
    std::string m_out;
};

}  // namespace

std::unique_ptr<Command> makeHardwareCommand(CLI::App& parent) {
    return std::make_unique<HardwareCommand>(
        *parent.add_subcommand("hardware", "Devices: their figures and sources, and this machine's"));
}

}  // namespace triscope::cli
