#include "core/cost/config_meaning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/input_error.h"
#include "core/cost/cost_report.h"
#include "core/cost/hf_config.h"
#include "core/cost/presets.h"
#include "core/io/text_file.h"
#include "tests/cost/published_models.h"

namespace triscope {
namespace {

using nlohmann::json;

std::vector<std::string> allTexts() {
    std::vector<std::string> texts;
    for (const Preset& preset : modelPresets()) texts.emplace_back(preset.json);
    for (const auto& file : std::filesystem::directory_iterator(publishedConfigs()))
        texts.push_back(readTextFile(file.path().string()));
    return texts;
}

std::map<std::string, ConfigField> fieldsOf(const std::string& text) {
    std::map<std::string, ConfigField> fields;
    for (const ConfigField& field : meaningOf(text).fields) {
        EXPECT_TRUE(fields.insert({field.key, field}).second) << field.key;
    }
    return fields;
}

// All that the cost has of a model, in one comparable text.
std::string costsOf(const std::string& text) {
    CostInput input;
    input.model = readHfConfig(text, "model");
    input.hardware = loadHardware("h100-sxm");
    input.hardware.fp32_peak = input.hardware.fp16_peak;
    input.mask.shape = MaskShape::square(5000);
    input.triangle_layers = LayerSet::all(input.model.layers);
    const CallCost cost = costOf(input).triangle;
    std::string all = std::to_string(static_cast<double>(countParameters(input.model).total()));
    for (const double amount : {cost.attention_flops.toDouble(), cost.linear_flops.toDouble(),
                                cost.weight_bytes.toDouble(), cost.activation_bytes.toDouble(),
                                cost.attention_bytes.toDouble(), cost.kv_cache_bytes.toDouble()}) {
        all += " " + std::to_string(amount);
    }
    return all;
}

TEST(ConfigMeaning, ExplainsEveryKeyOfEveryFile) {
    for (const std::string& text : allTexts()) {
        const ConfigMeaning meaning = meaningOf(text);
        EXPECT_TRUE(meaning.issues.empty());
        for (const ConfigField& field : meaning.fields) {
            EXPECT_NE(field.meaning.str(), "Not known to this program.") << field.key << "\n" << text;
            ASSERT_TRUE(field.used.has_value());
            EXPECT_EQ(*field.used, field.reason.str().empty()) << field.key;
        }
        const json config = json::parse(text);
        for (const auto& [key, value] : config.items()) {
            const auto begins = [&key = key](const ConfigField& field) {
                return field.key == key || field.key.rfind(key + ".", 0) == 0;
            };
            EXPECT_TRUE(std::any_of(meaning.fields.begin(), meaning.fields.end(), begins)) << key;
        }
    }
}

// A key that is said not to count may be left out, and nothing changes.
TEST(ConfigMeaning, CallsOnlyKeysUnusedThatChangeNothing) {
    for (const std::string& text : allTexts()) {
        const std::string all = costsOf(text);
        json config = json::parse(text);
        for (const ConfigField& field : meaningOf(text).fields) {
            if (*field.used || field.key.find('.') != std::string::npos) continue;
            json without = config;
            without.erase(field.key);
            EXPECT_EQ(costsOf(without.dump()), all) << field.key << "\n" << text;
        }
    }
}

TEST(ConfigMeaning, KeepsTheOrderAndTheValuesOfTheFile) {
    const ConfigMeaning meaning = meaningOf(modelText("llama-3.1-8b"));
    EXPECT_EQ(meaning.fields.front().key, "architectures");
    EXPECT_EQ(meaning.fields.front().value, R"(["LlamaForCausalLM"])");
    EXPECT_EQ(meaning.fields.back().key, "vocab_size");
    EXPECT_EQ(meaning.fields.back().value, "128256");
}

TEST(ConfigMeaning, SaysWhyAKeyIsNotUsedHere) {
    const auto reason = [](const char* model, const char* key) {
        return fieldsOf(modelText(model)).at(key).reason.str();
    };
    EXPECT_EQ(reason("deepseek-v3", "num_key_value_heads"),
              "Latent attention gives every head a key of its own, with sizes of its own.");
    EXPECT_EQ(reason("qwen3-30b-a3b", "intermediate_size"), "No layer has a dense MLP.");
    EXPECT_EQ(reason("qwen3-8b", "max_window_layers"), "No layer of this model slides.");
    EXPECT_EQ(reason("llama-3.1-8b", "rope_scaling.factor"),
              "Rotary positions are not counted: together with norms about 1 % of a prefill.");
    EXPECT_EQ(reason("deepseek-v3", "num_nextn_predict_layers"),
              "Not a part of the text model's prefill: left out.");
    EXPECT_EQ(reason("deepseek-v3", "intermediate_size"), "");
    EXPECT_EQ(reason("deepseek-v3", "quantization_config.quant_method"), "");
    EXPECT_EQ(reason("llama-3.1-8b", "num_key_value_heads"), "");
}

TEST(ConfigMeaning, GoesIntoTheTextPartAndLeavesTheOthersWhole) {
    const auto fields = fieldsOf(readTextFile(publishedConfig("gemma-3-4b")));
    EXPECT_TRUE(*fields.at("text_config.hidden_size").used);
    EXPECT_FALSE(*fields.at("vision_config").used);
    EXPECT_EQ(fields.count("vision_config.hidden_size"), 0U);
}

TEST(ConfigMeaning, NamesKeysThatItDoesNotKnow) {
    json config = json::parse(modelText("llama-3.1-8b"));
    config["brand_new"] = 3;
    const auto fields = fieldsOf(config.dump());
    EXPECT_EQ(fields.at("brand_new").meaning.str(), "Not known to this program.");
    EXPECT_FALSE(*fields.at("brand_new").used);
}

TEST(ConfigMeaning, ExplainsAFileThatTheCostRefuses) {
    json config = json::parse(modelText("llama-3.1-8b"));
    config["model_type"] = "gpt2";
    const ConfigMeaning meaning = meaningOf(config.dump());
    ASSERT_EQ(meaning.issues.size(), 1U);
    EXPECT_THAT(meaning.issues.front().message.str(), testing::StartsWith("model_type 'gpt2'"));
    EXPECT_FALSE(meaning.fields.empty());
    EXPECT_EQ(meaning.fields.front().used, std::nullopt);
}

TEST(ConfigMeaning, RefusesWhatIsNoJsonObject) {
    EXPECT_THROW((void)meaningOf("{\"hidden_size\": "), InputError);
    EXPECT_THROW((void)meaningOf("[1, 2]"), InputError);
    EXPECT_THROW((void)meaningOf(std::string(100000, '[')), InputError);
    EXPECT_THROW((void)meaningOf("{\"a\": " + std::string(100, '[') + std::string(100, ']') + "}"),
                 InputError);
}

}  // namespace
}  // namespace triscope
