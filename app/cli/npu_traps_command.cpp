#include <fmt/format.h>

#include <algorithm>

#include "app/cli/agreement_report.h"
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/run_setup.h"
#include "app/cli/trap_report.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/npu/traps/run_trap.h"
#include "core/scenario/attention_study.h"

namespace triscope::cli {
namespace {

// A trap and what became of it; without a run where it cannot happen.
struct Outcome {
    const Trap* trap = nullptr;
    std::optional<TrapRun> run{};
    Diagnosis diagnosis{};
};

const Trap& parseTrap(const std::string& typed) {
    if (const Trap* trap = findTrap(typed)) return *trap;
    std::string known;
    for (const Trap& trap : trapCatalog()) known += (known.empty() ? "" : ", ") + std::string(trap.name);
    throw InputError({"trap", {"'%1' is not a trap; known: %2", {typed, known}}});
}

bool isNamed(const Outcome& outcome) {
    const auto& causes = outcome.diagnosis.causes;
    return std::any_of(causes.begin(), causes.end(),
                       [&](const LikelyCause& cause) { return cause.trap == outcome.trap; });
}

Json aboutJson(const Trap& trap) {
    return {{"trap", trap.name},      {"title", trap.title},   {"summary", trap.summary},
            {"seen_in", trap.source}, {"advice", trap.advice}, {"needs", trap.needs}};
}

Json outcomeJson(const Outcome& outcome) {
    Json json = aboutJson(*outcome.trap);
    json["possible"] = outcome.run.has_value();
    if (!outcome.run) return json;
    const TrapRun& run = *outcome.run;
    const Rect whole = run.fault.mask->shape().rect();
    json["notes"] = Json::array();
    for (const Message& note : run.scene.notes) json["notes"].push_back(note.str());
    json["dtype"] = dtypeName(run.scene.dtype);
    json["fault"] = run.fault.words.str();
    json["backend"] = run.faulty.record.backend;
    json["cells"] = {{"asked", run.scene.problem.mask->keptCount(whole)},
                     {"applied", run.fault.mask->keptCount(whole)}};
    json["agreement"] = agreementJson(run.faulty.record.backend, "reference", run.agreement);
    json["named"] = isNamed(outcome);
    json["likely_causes"] = causesJson(outcome.diagnosis.causes);
    json["cautions"] = causesJson(outcome.diagnosis.cautions);
    json["rows_looked_at"] = outcome.diagnosis.rows_looked_at;
    json["rows"] = outcome.diagnosis.rows;
    return json;
}

void printAbout(const Trap& trap) {
    fmt::print("{}: {}\n  {}\n  seen in: {}\n  instead: {}\n", trap.name, trap.title, trap.summary,
               trap.source, trap.advice);
}

void printOutcome(const Outcome& outcome) {
    printAbout(*outcome.trap);
    if (!outcome.run) {
        fmt::print("  not here: it {}\n\n", outcome.trap->needs);
        return;
    }
    const TrapRun& run = *outcome.run;
    for (const Message& note : run.scene.notes) fmt::print("  {}\n", note.str());
    fmt::print("  here: {}\n", run.fault.words.str());
    printAgreement(run.faulty.record.backend + ", in the trap,", "reference", run.agreement);
    if (run.agreement.pass && outcome.diagnosis.causes.empty()) {
        fmt::print("\n  the trap cannot be seen on this call: the output is what was asked for\n");
        printCautions(outcome.diagnosis);
    } else {
        printLikelyCauses(outcome.diagnosis);
    }
    fmt::print("\n");
}

class NpuTrapsCommand final : public Command {
  public:
    explicit NpuTrapsCommand(CLI::App& command) : Command(command) {
        m_options.addTo(command);
        command.add_flag("--list", m_list, "say what traps there are, and run none");
        command.add_option("--trap", m_trap, "the one to run (unless said: all that can happen here)")
            ->type_name("NAME");
        command.add_flag("--json", m_json, "print one JSON object");
        addTensorFiles(command, m_files);
        command.get_option("--seq")->description("tokens of the call (default 1,024)");
    }

    void run(std::stop_token stop) override {
        std::vector<const Trap*> traps;
        if (!m_trap.empty()) {
            traps.push_back(&parseTrap(m_trap));
        } else {
            for (const Trap& trap : trapCatalog()) traps.push_back(&trap);
        }
        if (m_list) return list(traps);
        report(runAll(traps, {std::move(stop), progressLine()}));
    }

  private:
    void list(const std::vector<const Trap*>& traps) const {
        Json json{{"traps", Json::array()}};
        for (const Trap* trap : traps) {
            if (m_json) {
                json["traps"].push_back(aboutJson(*trap));
            } else {
                printAbout(*trap);
            }
        }
        if (m_json) fmt::print("{}", jsonText(json));
    }

    TrapScene scene(const RunControl& control) const {
        if (m_files.given()) refuseDrawnTensors(m_options);
        const RunSetup setup = setUpRun(m_options, m_files);
        TrapScene scene;
        scene.problem = makeProblem(setup.scenario, setup.shape, m_files, control);
        scene.dtype = findDtype(setup.scenario.run.dtype).value();
        scene.settings = setup.scenario.mask;
        return scene;
    }

    std::vector<Outcome> runAll(const std::vector<const Trap*>& traps, const RunControl& control) const {
        const TrapScene scene = this->scene({control.stop, {}});
        std::vector<Outcome> outcomes;
        for (const Trap* trap : traps) {
            const auto share = [&](double done) {
                return (static_cast<double>(outcomes.size()) + done) / static_cast<double>(traps.size());
            };
            const RunControl first = partOf(control, share(0), share(0.5));
            const RunControl second = partOf(control, share(0.5), share(1));
            Outcome outcome{.trap = trap};
            try {
                outcome.run = runTrap(*trap, scene, 0, first);
            } catch (const InputError&) {
                if (!m_trap.empty()) throw;
            }
            if (outcome.run) {
                const TrapRun& run = *outcome.run;
                outcome.diagnosis = diagnose(run.scene, {run.faulty.output, &run.faulty.lse}, second);
            }
            outcomes.push_back(std::move(outcome));
        }
        control.report(1);
        return outcomes;
    }

    void report(const std::vector<Outcome>& outcomes) const {
        Json json{{"traps", Json::array()}};
        for (const Outcome& outcome : outcomes) {
            if (m_json) {
                json["traps"].push_back(outcomeJson(outcome));
            } else {
                printOutcome(outcome);
            }
        }
        if (m_json) fmt::print("{}", jsonText(json));
    }

    ScenarioOptions m_options;
    TensorFiles m_files;
    std::string m_trap;
    bool m_list = false;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeNpuTrapsCommand(CLI::App& npu) {
    return std::make_unique<NpuTrapsCommand>(
        *npu.add_subcommand("traps", "Fall into known mistakes on purpose, and see which each is"));
}

}  // namespace triscope::cli
