#include "core/scenario/sweep.h"

#include <omp.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <variant>

#include "core/attention/parallel_watch.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/memory_plan.h"
#include "core/cost/presets.h"
#include "core/io/json_document.h"
#include "core/io/text_file.h"
#include "core/scenario/cost_scenario.h"

namespace triscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kField = "sweep";

[[noreturn]] void refuse(const char* text, std::vector<std::string> args) {
    throw InputError({kField, {text, std::move(args)}});
}

std::string typedForm(const std::string& key, const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_number_integer()) {
        refuse(TRISCOPE_TR("%1 must be a whole number, a text, or a list of them, not %2"),
               {key, value.dump().substr(0, 60)});
    }
    return value.dump();
}

SweepAxis readAxis(const std::string& key, const Json& value) {
    SweepAxis axis{findScenarioField(key), {}};
    if (axis.field == nullptr || axis.field->scope == ScenarioField::Scope::Run) {
        refuse(TRISCOPE_TR("%1 is not a setting that a cost depends on"), {key});
    }
    if (!value.is_array()) {
        axis.values = {typedForm(key, value)};
        return axis;
    }
    for (const Json& item : value) axis.values.push_back(typedForm(key, item));
    return axis;
}

// What a name stands for, or why it cannot be loaded.
template <class T>
using Loaded = std::map<std::string, std::variant<T, Issue>>;

template <class T, class Load>
Loaded<T> loadEach(const Sweep& sweep, const char* field, const std::string& base, Load load) {
    Loaded<T> loaded;
    std::vector<std::string> names{base};
    for (const SweepAxis& axis : sweep.axes) {
        if (std::string_view(axis.field->name) == field) names = axis.values;
    }
    for (const std::string& name : names) {
        try {
            loaded[name] = load(name);
        } catch (const InputError& error) {
            loaded[name] = error.issues().front();
        }
    }
    return loaded;
}

// Prices configurations, from any thread.
class Pricer {
  public:
    Pricer(const Sweep& sweep, const Scenario& base, std::optional<MaskForm> mask_form)
        : m_sweep(sweep),
          m_base(base),
          m_mask_form(mask_form),
          m_by_kernel(sweep.varies("kernel")),
          m_models(loadEach<ModelShape>(sweep, "model", base.model, loadModel)),
          m_hardware(loadEach<Hardware>(sweep, "hardware", base.hardware, loadHardware)) {
        // `seq` resets all of the shape, so whatever the file's order it comes first.
        for (std::size_t axis = 0; axis < sweep.axes.size(); ++axis) m_order.push_back(axis);
        std::stable_partition(m_order.begin(), m_order.end(), [&sweep](std::size_t axis) {
            return std::string_view(sweep.axes[axis].field->name) == "seq";
        });
    }

    SweepRow price(Index configuration) const {
        SweepRow row;
        try {
            fill(row, inputOf(configuration));
        } catch (const InputError& error) {
            row = {};
            row.issue = error.issues().front().field + ": " + error.issues().front().message.str();
        }
        return row;
    }

    // Throws InputError.
    CostInput inputOf(Index configuration) const {
        Scenario scenario = m_base;
        const std::vector<std::string> values = m_sweep.valuesAt(configuration);
        for (const std::size_t axis : m_order) {
            if (auto issue = setField(scenario, *m_sweep.axes[axis].field, values[axis])) {
                throw InputError(std::move(*issue));
            }
        }
        const ModelShape& model = found(m_models, scenario.model);
        // As where a model is chosen: layers that it does not have give way to its later half.
        if (m_sweep.varies("model") && !m_sweep.varies("triangle-layers")) fitLayers(scenario, model);
        CostInput input = costInputOf(scenario, model, found(m_hardware, scenario.hardware), m_mask_form);
        if (Issues issues = validate(input); !issues.empty()) throw InputError(std::move(issues));
        return input;
    }

  private:
    template <class T>
    static const T& found(const Loaded<T>& loaded, const std::string& name) {
        const auto& entry = loaded.at(name);
        if (const auto* issue = std::get_if<Issue>(&entry)) throw InputError(*issue);
        return std::get<T>(entry);
    }

    static SweepFigures figures(const CallCost& cost, Bytes peak) {
        return {.seconds = cost.seconds,
                .attention_flops = cost.attention_flops,
                .executed_flops = cost.executed_flops,
                .bytes_moved = cost.bytes_moved,
                .peak_memory = peak};
    }

    void fill(SweepRow& row, const CostInput& input) const {
        const CostReport cost = costOf(input);
        const MemoryPeaks peaks = m_by_kernel ? peakMemory(input, buffersOf(input)) : peakMemory(input);
        if (m_by_kernel) row.mix_by_kernel = {estimatePrefill(input).time.mix_seconds};
        row.dense = figures(cost.dense, peaks.dense);
        row.triangle = figures(cost.triangle, peaks.triangle);
        row.mix = figures(cost.mix, peaks.mix);
        row.kv_cache = cost.dense.kv_cache_bytes;
        row.mix_fits = peaks.mix.toDouble() <= input.hardware.memory_capacity.value;
    }

    const Sweep& m_sweep;
    const Scenario& m_base;
    std::optional<MaskForm> m_mask_form;
    bool m_by_kernel;  // which takes several times as long
    Loaded<ModelShape> m_models;
    Loaded<Hardware> m_hardware;
    std::vector<std::size_t> m_order;
};

}  // namespace

Index Sweep::size() const {
    Index size = 1;
    for (const SweepAxis& axis : axes) {
        const auto values = static_cast<Index>(axis.values.size());
        if (values != 0 && size > kMaxConfigurations / values) return kMaxConfigurations + 1;
        size *= values;
    }
    return size;
}

bool Sweep::varies(std::string_view field) const {
    return std::any_of(axes.begin(), axes.end(), [field](const SweepAxis& axis) {
        return std::string_view(axis.field->name) == field;
    });
}

std::vector<std::string> Sweep::valuesAt(Index configuration) const {
    std::vector<std::string> values(axes.size());
    for (std::size_t axis = axes.size(); axis-- > 0;) {
        const auto count = static_cast<Index>(axes[axis].values.size());
        values[axis] = axes[axis].values[static_cast<std::size_t>(configuration % count)];
        configuration /= count;
    }
    return values;
}

void checkSweep(const Sweep& sweep) {
    if (sweep.axes.empty() || sweep.size() == 0) refuse(TRISCOPE_TR("names no configuration"), {});
    for (auto axis = sweep.axes.begin(); axis != sweep.axes.end(); ++axis) {
        const bool again = std::any_of(
            sweep.axes.begin(), axis, [&axis](const SweepAxis& other) { return other.field == axis->field; });
        if (again) refuse(TRISCOPE_TR("varies %1 twice"), {axis->field->name});
    }
    if (sweep.size() <= kMaxConfigurations) return;
    refuse(TRISCOPE_TR("makes more than %1 configurations; give fewer values"),
           {groupDigits(kMaxConfigurations)});
}

Sweep sweepFromJson(std::string_view text) {
    const Json document = parseJson(text, kField);
    if (!document.is_object()) {
        refuse(TRISCOPE_TR("is not a JSON object of settings with their values; write {\"seq\": [\"32K\", "
                           "\"128K\"], \"sink\": [4, 8]}"),
               {});
    }
    Sweep sweep;
    for (const auto& [key, value] : document.items()) sweep.axes.push_back(readAxis(key, value));
    checkSweep(sweep);
    return sweep;
}

Sweep loadSweep(const std::string& path) {
    const std::string text = readTextFile(path);
    try {
        return sweepFromJson(text);
    } catch (const InputError& error) {
        Issue issue = error.issues().front();
        issue.message.file = path;
        throw InputError(std::move(issue));
    }
}

CostInput sweepInput(const Sweep& sweep, Index configuration, const Scenario& base,
                     std::optional<MaskForm> mask_form) {
    return Pricer(sweep, base, mask_form).inputOf(configuration);
}

std::vector<SweepRow> runSweep(const Sweep& sweep, const Scenario& base, std::optional<MaskForm> mask_form,
                               const RunControl& control) {
    const Pricer pricer(sweep, base, mask_form);
    const Index size = sweep.size();
    std::vector<SweepRow> rows(static_cast<std::size_t>(size));
    ParallelWatch watch(control, size);
#pragma omp parallel for schedule(dynamic, 64)
    for (Index at = 0; at < size; ++at) {
        watch.run(1, [&] { rows[static_cast<std::size_t>(at)] = pricer.price(at); });
    }
    watch.finish();
    return rows;
}

}  // namespace triscope
