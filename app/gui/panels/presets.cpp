#include "app/gui/panels/presets.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {

namespace {

struct Presets {
    Q_DECLARE_TR_FUNCTIONS(Presets)
};

QString describe(const ModelShape& model) {
    if (model.mla) {
        return Presets::tr("%1, %2 of %3, latent KV of %4")
            .arg(countOf(model.layers, Noun::Layer), countOf(model.heads, Noun::Head),
                 grouped(model.head_dim), grouped(model.mla->kv_rank + model.mla->rope_dim));
    }
    return Presets::tr("%1, %2, %3 of %4")
        .arg(countOf(model.layers, Noun::Layer), countOf(model.heads, Noun::Head),
             countOf(model.kv_heads, Noun::KvHead), grouped(model.head_dim));
}

QString describe(const Hardware& hardware) {
    const auto* peak = hardware.peakOrStandIn(WeightFormat::Fp16);
    if (peak == nullptr) peak = hardware.peak(WeightFormat::Fp32);
    return QStringLiteral("%1 TFLOP/s · %2 GB/s · %3 GiB")
        .arg(QString::fromStdString(formatRatio(peak->value / 1e12)),
             grouped(static_cast<Index>(hardware.memory_bandwidth.value / 1e9)),
             QString::fromStdString(formatRatio(hardware.memory_capacity.value / (1 << 30))));
}

std::optional<ModelShape> readModel(const std::string& name) {
    try {
        return loadModel(name);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

QList<Choice> modelChoices() {
    QList<Choice> choices;
    for (const Preset& preset : modelPresets()) {
        choices << Choice{text(preset.name), text(preset.title),
                          describe(loadModel(std::string(preset.name)))};
    }
    return choices;
}

QList<Choice> hardwareChoices() {
    QList<Choice> choices;
    for (const Preset& preset : hardwarePresets()) {
        choices << Choice{text(preset.name), text(preset.title),
                          describe(loadHardware(std::string(preset.name)))};
    }
    return choices;
}

Choice hardwareFileChoice(const QString& path) {
    try {
        const Hardware hardware = loadHardware(path.toStdString());
        return {path, text(hardware.title), describe(hardware)};
    } catch (const InputError&) {
        return {path, QFileInfo(path).fileName(), path};
    }
}

std::optional<ModelFacts> modelFacts(const std::string& model) {
    const auto shape = readModel(model);
    if (!shape) return std::nullopt;
    return ModelFacts{shape->layers, shape->heads, shape->kv_heads, shape->head_dim};
}

std::optional<std::vector<bool>> sparseLayers(const Scenario& scenario) {
    const auto model = readModel(scenario.model);
    if (!model) return std::nullopt;
    try {
        const LayerSet layers = LayerSet::parse(scenario.triangle_layers, model->layers);
        std::vector<bool> sparse;
        for (Index layer = 0; layer < model->layers; ++layer) sparse.push_back(layers.contains(layer));
        return sparse;
    } catch (const InputError&) {
        return std::nullopt;
    }
}

std::optional<Index> patternLayers(const Scenario& scenario) {
    try {
        return costInputOf(scenario).patternLayers();
    } catch (const InputError&) {
        return std::nullopt;
    }
}

std::string layerText(const std::vector<bool>& sparse) {
    LayerSet layers = LayerSet::none(static_cast<Index>(sparse.size()));
    for (std::size_t layer = 0; layer < sparse.size(); ++layer) {
        if (sparse[layer]) layers.insert(static_cast<Index>(layer));
    }
    return layers.text();
}

}  // namespace triscope::gui
