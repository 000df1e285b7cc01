#include "core/cost/hardware.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/input_error.h"
#include "core/cost/presets.h"
#include "tests/cost/edited_json.h"

namespace triscope {
namespace {

using nlohmann::json;
using testing::StartsWith;

json figure(double value, const char* unit = nullptr) {
    json object{{"value", value}, {"source", "a data sheet"}, {"date", "2024-05"}, {"confidence", "vendor"}};
    if (unit != nullptr) object["unit"] = unit;
    return object;
}

json chip() {
    return {{"name", "chip"},
            {"title", "Chip"},
            {"fp16_peak", figure(100, "TFLOP/s")},
            {"memory_bandwidth", figure(1000, "GB/s")},
            {"memory_capacity", figure(64, "GiB")},
            {"linear_efficiency", figure(0.7)},
            {"attention_efficiency", figure(0.5)},
            {"memory_efficiency", figure(0.6)}};
}

std::string complaint(const json& file) {
    try {
        (void)readHardware(file.dump());
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "hardware");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(Hardware, ReadsFiguresInBaseUnits) {
    const Hardware hardware = readHardware(chip().dump());
    EXPECT_EQ(hardware.name, "chip");
    EXPECT_EQ(hardware.title, "Chip");
    EXPECT_EQ(hardware.note, "");
    EXPECT_EQ(hardware.fp16_peak->value, 100e12);
    EXPECT_EQ(hardware.memory_bandwidth.value, 1e12);
    EXPECT_EQ(hardware.linear_efficiency.value, 0.7);
    EXPECT_EQ(hardware.fp16_peak->source, "a data sheet");
    EXPECT_EQ(hardware.fp16_peak->date, "2024-05");
    EXPECT_EQ(hardware.fp16_peak->confidence, Confidence::Vendor);
    EXPECT_FALSE(hardware.bf16_peak || hardware.fp32_peak || hardware.vector_peak);
}

TEST(Hardware, TellsGibibytesFromGigabytes) {
    EXPECT_EQ(readHardware(chip().dump()).memory_capacity.value, 68719476736.0);
    const json decimal = with(chip(), "/memory_capacity/unit"_json_pointer, "GB");
    EXPECT_EQ(readHardware(decimal.dump()).memory_capacity.value, 64e9);
}

TEST(Hardware, NamesEachKeyThatIsMissing) {
    for (const char* key : {"name", "title", "memory_bandwidth", "memory_capacity", "linear_efficiency",
                            "attention_efficiency", "memory_efficiency"}) {
        EXPECT_EQ(complaint(without(chip(), key)), std::string(key) + " is missing");
    }
    EXPECT_THAT(complaint(without(chip(), "fp16_peak")),
                StartsWith("fp16_peak, bf16_peak and fp32_peak are all missing"));
    for (const char* key : {"value", "unit", "source", "date", "confidence"}) {
        json file = chip();
        file["fp16_peak"].erase(key);
        EXPECT_THAT(complaint(file), StartsWith("fp16_peak." + std::string(key) + " is missing"));
    }
}

TEST(Hardware, RefusesUnknownKeysByName) {
    EXPECT_THAT(complaint(with(chip(), "/memory_bandwith"_json_pointer, figure(1, "GB/s"))),
                StartsWith("\"memory_bandwith\" is not a key of this file; the keys are: name, title"));
    EXPECT_THAT(complaint(with(chip(), "/fp16_peak/colour"_json_pointer, "red")),
                StartsWith("fp16_peak.\"colour\" is not a key of this file"));
    EXPECT_THAT(complaint(with(chip(), "/linear_efficiency/unit"_json_pointer, "%")),
                StartsWith("linear_efficiency.\"unit\" is not a key of this file"));
}

TEST(Hardware, NamesEachFigureThatIsImpossibleAndItsRange) {
    struct Case {
        const char* at;
        const char* said;
    };
    const std::vector<Case> cases{
        {"/fp16_peak/value", "fp16_peak.value must be a number from 0.001 to 1000000, not "},
        {"/memory_bandwidth/value", "memory_bandwidth.value must be a number from 0.1 to 1000000, not "},
        {"/memory_capacity/value", "memory_capacity.value must be a number from 0.1 to 1000000, not "},
        {"/linear_efficiency/value", "linear_efficiency.value must be a number from 0.01 to 1, not "},
        {"/attention_efficiency/value", "attention_efficiency.value must be a number from 0.01 to 1, not "},
        {"/memory_efficiency/value", "memory_efficiency.value must be a number from 0.01 to 1, not "}};
    for (const auto& [at, said] : cases) {
        for (const json& value : {json(0), json(-1), json(1e300), json("100"), json(true), json::object()}) {
            EXPECT_THAT(complaint(with(chip(), json::json_pointer(at), value)), StartsWith(said)) << value;
        }
    }
}

TEST(Hardware, RefusesUnitsDatesAndGradesItDoesNotKnow) {
    const auto changed = [](const char* at, const json& value) {
        return complaint(with(chip(), json::json_pointer(at), value));
    };
    EXPECT_EQ(changed("/fp16_peak/unit", "GFLOP/s"),
              "fp16_peak.unit must be one of: TFLOP/s; not \"GFLOP/s\"");
    EXPECT_EQ(changed("/memory_capacity/unit", "MB"),
              "memory_capacity.unit must be one of: GiB, GB; not \"MB\"");
    EXPECT_EQ(
        changed("/fp16_peak/confidence", "sure"),
        "fp16_peak.confidence must be one of: measured, vendor, derived, press, unconfirmed; not \"sure\"");
    for (const char* date : {"24", "2024-", "2024-5", "05-2024", "2024/05", "2024-05-1", "May 2024"}) {
        EXPECT_THAT(changed("/fp16_peak/date", date),
                    StartsWith("fp16_peak.date must be written YYYY, YYYY-MM or YYYY-MM-DD"))
            << date;
    }
    EXPECT_THAT(changed("/fp16_peak/date", 2024), StartsWith("fp16_peak.date must be a text"));
    EXPECT_THAT(changed("/fp16_peak/source", ""), StartsWith("fp16_peak.source must be a text"));
    EXPECT_THAT(changed("/fp16_peak", 100), StartsWith("fp16_peak must be an object"));
}

TEST(Hardware, LetsSixteenBitFormatsStandInForOneAnotherOnly) {
    const Hardware hardware = readHardware(chip().dump());
    EXPECT_EQ(hardware.peak(WeightFormat::Bf16), nullptr);
    EXPECT_EQ(hardware.peakOrStandIn(WeightFormat::Bf16), &*hardware.fp16_peak);
    EXPECT_EQ(hardware.peakOrStandIn(WeightFormat::Fp32), nullptr);
}

TEST(Hardware, BuiltByHandIsHeldToTheRangesOfAFile) {
    EXPECT_TRUE(validate(readHardware(chip().dump())).empty());
    const auto changed = [](auto figure, double value) {
        Hardware hardware = readHardware(chip().dump());
        figure(hardware).value = value;
        const Issues issues = validate(hardware);
        return issues.size() == 1 ? issues.front().field + ": " + issues.front().message.str() : "";
    };
    const auto efficiency = [](Hardware & hardware) -> auto& {
        return hardware.linear_efficiency;
    };
    EXPECT_EQ(changed(efficiency, 1.5),
              "hardware: linear_efficiency must be a number from 0.01 to 1, not 1.5");
    const auto bandwidth = [](Hardware & hardware) -> auto& {
        return hardware.memory_bandwidth;
    };
    for (const double value : {0.0, -1.0, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_THAT(changed(bandwidth, value),
                    StartsWith("hardware: memory_bandwidth must be a number from 1e8 to 1e15, not "));
    }
    const auto peak = [](Hardware & hardware) -> auto& {
        return *hardware.fp16_peak;
    };
    EXPECT_THAT(changed(peak, 100),
                StartsWith("hardware: fp16_peak must be a number from 1e9 to 1e18, not 100"));
}

TEST(Hardware, SurvivesDamageAnywhereInARealFile) {
    const std::string text(hardwarePresets().front().json);
    for (std::size_t at = 0; at < text.size(); at += 3) {
        for (const char damage : {'"', '9', '-', '\xff'}) {
            std::string damaged = text;
            damaged[at] = damage;
            try {
                EXPECT_GT(readHardware(damaged).memory_bandwidth.value, 0);
            } catch (const InputError& error) {
                EXPECT_EQ(error.issues().front().field, "hardware");
            }
        }
    }
}

}  // namespace
}  // namespace triscope
