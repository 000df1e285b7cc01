#include "core/cost/hardware_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/cost/hardware_figures.h"
#include "core/cost/presets.h"
#include "core/io/text_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::HasSubstr;

void expectSame(const Hardware& a, const Hardware& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.note, b.note);
    for (const HardwareFigure& kind : hardwareFigures()) {
        const Sourced<double>* left = kind.of(a);
        const Sourced<double>* right = kind.of(b);
        ASSERT_EQ(left == nullptr, right == nullptr) << kind.key;
        if (left == nullptr) continue;
        EXPECT_EQ(left->value, right->value) << kind.key;
        EXPECT_EQ(left->source, right->source) << kind.key;
        EXPECT_EQ(left->date, right->date) << kind.key;
        EXPECT_EQ(left->confidence, right->confidence) << kind.key;
    }
}

std::string complaint(const Hardware& hardware) {
    try {
        (void)hardwareText(hardware);
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "hardware");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(HardwareFile, HoldsEveryFigureOfEveryPreset) {
    for (const Preset& preset : hardwarePresets()) {
        const Hardware hardware = readHardware(preset.json);
        expectSame(readHardware(hardwareText(hardware)), hardware);
    }
}

TEST(HardwareFile, HoldsRatesOfAnyNumberOfDigits) {
    Hardware hardware = loadHardware("ascend-910b3");
    for (double peak = 1e9; peak < 1e15; peak = std::round(peak * 1.37 + 1)) {
        hardware.fp16_peak->value = peak;
        hardware.memory_bandwidth.value = peak;
        hardware.memory_capacity.value = std::clamp(peak, 1e9, 1e14);
        expectSame(readHardware(hardwareText(hardware)), hardware);
    }
}

TEST(HardwareFile, SaysGibibytesOrGigabytesAsTheDeviceWasSold) {
    EXPECT_THAT(hardwareText(loadHardware("ascend-910b3")),
                HasSubstr("\"value\": 64,\n    \"unit\": \"GiB\""));
    EXPECT_THAT(hardwareText(loadHardware("a100-80g")), HasSubstr("\"value\": 80,\n    \"unit\": \"GB\""));
}

TEST(HardwareFile, IsWrittenWholeAndReadBackByItsPath) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("mine.json");
    Hardware hardware = loadHardware("l40s");
    hardware.name = "mine";
    writeHardware(path, hardware);
    expectSame(loadHardware(path), hardware);
    EXPECT_EQ(directory.fileCount(), 1);
}

TEST(HardwareFile, IsNotWrittenWhenItCouldNotBeRead) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("mine.json");
    Hardware hardware = loadHardware("l40s");
    writeHardware(path, hardware);
    const std::string before = readTextFile(path);
    hardware.linear_efficiency.value = 1.5;
    EXPECT_THROW(writeHardware(path, hardware), InputError);
    EXPECT_EQ(readTextFile(path), before);
}

TEST(HardwareFile, RefusesWhatAReaderWouldRefuse) {
    const auto changed = [](auto change) {
        Hardware hardware = loadHardware("a100-80g");
        change(hardware);
        return complaint(hardware);
    };
    EXPECT_EQ(changed([](Hardware&) {}), "");
    EXPECT_THAT(changed([](Hardware& h) { h.name = ""; }), HasSubstr("name must be a text"));
    EXPECT_THAT(changed([](Hardware& h) { h.memory_bandwidth.date = "May"; }),
                HasSubstr("memory_bandwidth.date must be written"));
    EXPECT_THAT(changed([](Hardware& h) { h.memory_bandwidth.source = ""; }),
                HasSubstr("memory_bandwidth.source must be a text"));
    EXPECT_THAT(changed([](Hardware& h) { h.attention_efficiency.value = 0; }),
                HasSubstr("attention_efficiency.value must be a number from 0.01 to 1"));
    EXPECT_THAT(changed([](Hardware& h) { h.fp16_peak = h.bf16_peak = std::nullopt; }),
                HasSubstr("are all missing"));
}

TEST(HardwareFigures, AreSaidInTheUnitThatNeedsFewestDigits) {
    const Hardware chip = loadHardware("ascend-910b3");
    EXPECT_EQ(figureText(hardwareFigure("fp16_peak"), chip.fp16_peak->value), "294.912 TFLOP/s");
    EXPECT_EQ(figureText(hardwareFigure("memory_capacity"), chip.memory_capacity.value), "64 GiB");
    EXPECT_EQ(figureText(hardwareFigure("memory_capacity"), 141e9), "141 GB");
    EXPECT_EQ(figureText(hardwareFigure("linear_efficiency"), 0.7), "0.7");
}

}  // namespace
}  // namespace triscope
