#include "core/cost/presets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "core/io/text_file.h"
#include "core/scenario/scenario.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::HasSubstr;

std::set<std::string> names(std::span<const Preset> presets) {
    std::set<std::string> names;
    for (const Preset& preset : presets) names.insert(std::string(preset.name));
    return names;
}

template <class Load>
Issue complaint(Load load, const std::string& name) {
    try {
        (void)load(name);
    } catch (const InputError& error) {
        return error.issues().front();
    }
    return {};
}

TEST(Presets, EveryModelLoads) {
    EXPECT_EQ(names(modelPresets()),
              (std::set<std::string>{"llama-3.1-8b", "llama-3.1-70b", "qwen2.5-7b", "qwen3-0.6b", "qwen3-8b",
                                     "qwen3-14b", "qwen3-32b", "qwen3-30b-a3b", "deepseek-v3"}));
    for (const Preset& preset : modelPresets()) {
        const ModelShape model = loadModel(std::string(preset.name));
        EXPECT_EQ(model.name, preset.name);
        EXPECT_TRUE(validate(model).empty());
        EXPECT_FALSE(preset.title.empty());
        EXPECT_EQ(model.vDim(), 128);
    }
}

TEST(Presets, EveryDeviceLoadsAndIsNamedLikeItsFile) {
    EXPECT_EQ(names(hardwarePresets()),
              (std::set<std::string>{"ascend-910a", "ascend-910b1", "ascend-910b2", "ascend-910b3",
                                     "ascend-910b4", "ascend-910c", "ascend-310p3", "a100-80g", "h100-sxm",
                                     "h200", "rtx-4090", "l40s", "xeon-8480plus"}));
    for (const Preset& preset : hardwarePresets()) {
        const Hardware hardware = loadHardware(std::string(preset.name));
        EXPECT_EQ(hardware.name, preset.name);
        EXPECT_EQ(hardware.title, preset.title);
    }
}

TEST(Presets, AreTheFilesOfTheSourceTree) {
    for (const Preset& preset : modelPresets()) {
        const std::string path = "/resources/models/" + std::string(preset.name) + ".json";
        EXPECT_EQ(preset.json, readTextFile(TRISCOPE_SOURCE_DIR + path));
    }
    for (const Preset& preset : hardwarePresets()) {
        const std::string path = "/resources/hardware/" + std::string(preset.name) + ".json";
        EXPECT_EQ(preset.json, readTextFile(TRISCOPE_SOURCE_DIR + path));
    }
}

TEST(Presets, IncludeWhatAScenarioStartsWith) {
    const Scenario scenario;
    const ModelShape model = loadModel(scenario.model);
    EXPECT_EQ(LayerSet::parse(scenario.triangle_layers, model.layers).size(), 16);
    EXPECT_EQ(loadHardware(scenario.hardware).title, "Ascend 910B3");
}

// Peaks of the cube units, cores x MHz x 8192 FLOP.
TEST(Presets, GiveTheAscendChipsTheirCubePeaks) {
    const std::vector<std::pair<const char*, double>> peaks{
        {"ascend-910a", 32e6 * 1000 * 8192},  {"ascend-910b1", 24e6 * 1850 * 8192},
        {"ascend-910b2", 24e6 * 1800 * 8192}, {"ascend-910b3", 20e6 * 1800 * 8192},
        {"ascend-910b4", 20e6 * 1500 * 8192}, {"ascend-910c", 48e6 * 1800 * 8192},
        {"ascend-310p3", 8e6 * 1060 * 8192}};
    for (const auto& [name, peak] : peaks) EXPECT_EQ(loadHardware(name).fp16_peak->value, peak) << name;
    for (const char* name : {"ascend-910a", "ascend-310p3"})
        EXPECT_FALSE(loadHardware(name).bf16_peak) << name;
}

TEST(Presets, KeepGibibytesAndGigabytesApart) {
    EXPECT_EQ(loadHardware("ascend-910b3").memory_capacity.value, 64.0 * 1024 * 1024 * 1024);
    EXPECT_EQ(loadHardware("a100-80g").memory_capacity.value, 80e9);
}

// In GB/s, powers of 1000.
TEST(Presets, GiveEachDeviceItsBandwidth) {
    const std::vector<std::pair<const char*, double>> rates{
        {"ascend-910a", 1200},   {"ascend-910b1", 1600}, {"ascend-910b2", 1600}, {"ascend-910b3", 1600},
        {"ascend-910b4", 800},   {"ascend-910c", 3200},  {"ascend-310p3", 204},  {"a100-80g", 2039},
        {"h100-sxm", 3350},      {"h200", 4800},         {"rtx-4090", 1008},     {"l40s", 864},
        {"xeon-8480plus", 307.2}};
    EXPECT_EQ(rates.size(), hardwarePresets().size());
    for (const auto& [name, rate] : rates) EXPECT_EQ(loadHardware(name).memory_bandwidth.value, rate * 1e9);
}

TEST(Presets, GradeWhatNobodyConfirmsAsUnconfirmed) {
    for (const char* name : {"ascend-910a", "ascend-910b4"})
        EXPECT_EQ(loadHardware(name).memory_bandwidth.confidence, Confidence::Unconfirmed) << name;
    for (const Preset& preset : hardwarePresets()) {
        const Hardware hardware = readHardware(preset.json);
        const bool calibrated = preset.name == "a100-80g";
        EXPECT_EQ(hardware.linear_efficiency.confidence == Confidence::Unconfirmed, !calibrated)
            << preset.name;
    }
}

TEST(Presets, ListTheKnownNamesWhenOneIsUnknown) {
    const Issue model = complaint(loadModel, "llama-3");
    EXPECT_EQ(model.field, "model");
    EXPECT_THAT(model.message.str(),
                HasSubstr("'llama-3' is neither a preset (llama-3.1-8b, llama-3.1-70b, qwen2.5-7b, "));
    const Issue hardware = complaint(loadHardware, "");
    EXPECT_EQ(hardware.field, "hardware");
    EXPECT_THAT(hardware.message.str(), HasSubstr("ascend-910b3"));
}

TEST(Presets, LoadFilesOfAUsersOwn) {
    const TemporaryDirectory directory;
    const std::string model = directory.file("config.json");
    const std::string hardware = directory.file("mine.json");
    writeWholeFile(model, modelPresets().front().json);
    writeWholeFile(hardware, hardwarePresets().front().json);
    EXPECT_EQ(loadModel(model).hidden, 4096);
    EXPECT_EQ(loadModel(model).name, model);
    EXPECT_EQ(loadHardware(hardware).title, "Ascend 910B3");
    EXPECT_EQ(complaint(loadModel, hardware).message.str(), hardware + ": model_type is missing");
    EXPECT_THAT(complaint(loadHardware, model).message.str(), HasSubstr(model + ": "));
    EXPECT_THAT(complaint(loadHardware, model).message.str(), HasSubstr("is not a key of this file"));
    EXPECT_EQ(complaint(loadModel, directory.file(".")).field, "model");
}

}  // namespace
}  // namespace triscope
