#include "core/cost/kernels/measurements.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/embedded_file.h"
#include "core/cost/presets.h"

namespace triscope {

// The contents of resources/measurements; the build generates it.
std::span<const EmbeddedFile> measurementFiles();

namespace {

using Json = nlohmann::json;

std::optional<double> optionalNumber(const Json& object, const char* key) {
    if (!object.contains(key)) return std::nullopt;
    return object.at(key).get<double>();
}

MeasurementSet parse(const Json& file) {
    MeasurementSet set{.title = file.at("title"),
                       .source = file.at("source"),
                       .date = file.at("date"),
                       .input = {},
                       .points = {}};
    for (const Json& point : file.at("points")) {
        set.points.push_back({.seq = point.at("seq"),
                              .dense_seconds = point.at("dense_seconds"),
                              .mix_share = optionalNumber(point, "mix_share"),
                              .dense_layer_seconds = point.at("dense_layer_seconds"),
                              .layer_speedup = optionalNumber(point, "layer_speedup")});
    }
    CostInput& input = set.input;
    input.model = loadModel(file.at("model"));
    input.hardware = loadHardware(file.at("hardware"));
    input.kernel = findKernel(file.at("kernel").get<std::string>());
    input.triangle_layers =
        LayerSet::parse(file.at("triangle_layers").get<std::string>(), input.model.layers);
    input.mask = {.pattern = file.at("pattern"),
                  .shape = MaskShape::square(set.points.front().seq),
                  .sink = file.at("sink"),
                  .window = file.at("window"),
                  .last = file.at("last"),
                  .convention = *findConvention(file.at("convention").get<std::string>())};
    return set;
}

// The same mask but for its shape, whichever of the conventions says it: they are one row or diagonal apart.
bool samePattern(const MaskSettings& a, const MaskSettings& b) {
    return a.pattern == b.pattern && a.sink == b.sink && a.window == b.window && a.last == b.last;
}

bool sameModel(const ModelShape& a, const ModelShape& b) {
    return a.layers == b.layers && a.hidden == b.hidden && a.heads == b.heads && a.kv_heads == b.kv_heads &&
           a.head_dim == b.head_dim && a.intermediate == b.intermediate && a.format == b.format;
}

}  // namespace

CostInput MeasurementSet::at(const MeasuredPoint& point) const {
    return input.atLength(point.seq);
}

std::span<const MeasurementSet> publishedMeasurements() {
    static const std::vector<MeasurementSet> kSets = [] {
        std::vector<MeasurementSet> sets;
        for (const EmbeddedFile& file : measurementFiles()) sets.push_back(parse(Json::parse(file.text)));
        return sets;
    }();
    return kSets;
}

const MeasurementSet* measurementsOf(const CostInput& input, AttentionKernel kernel) {
    const auto sets = publishedMeasurements();
    const auto found = std::find_if(sets.begin(), sets.end(), [&](const MeasurementSet& set) {
        return set.input.kernel == kernel && set.input.hardware.name == input.hardware.name &&
               samePattern(set.input.mask, input.mask) && sameModel(set.input.model, input.model);
    });
    return found == sets.end() ? nullptr : &*found;
}

}  // namespace triscope
