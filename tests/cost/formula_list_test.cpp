#include "core/cost/formula_list.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "core/cost/cost_report.h"
#include "core/cost/presets.h"
#include "core/cost/traced.h"
#include "tests/cost/arithmetic.h"
#include "tests/cost/published_models.h"

namespace triscope {
namespace {

CostInput inputOf(const char* model, const char* hardware, const char* layers, Index tokens = 131072) {
    CostInput input;
    input.model = loadModel(model);
    input.hardware = loadHardware(hardware);
    input.mask.shape = MaskShape::square(tokens);
    input.mask.convention = Convention::Kernel;
    input.triangle_layers = LayerSet::parse(layers, input.model.layers);
    return input;
}

// Models with and without experts, mixes of every kind, every form of mask, a chunk.
std::vector<CostInput> variety() {
    std::vector<CostInput> inputs{inputOf("llama-3.1-8b", "ascend-910b3", "16-31"),
                                  inputOf("qwen3-8b", "a100-80g", "none", 5000),
                                  inputOf("qwen3-30b-a3b", "h100-sxm", "all", kMaxLength),
                                  inputOf("qwen3-30b-a3b", "ascend-310p3", "3", 2)};
    for (const MaskForm form : {MaskForm::None, MaskForm::TokenBool, MaskForm::TokenFp32}) {
        inputs.push_back(inputs.front());
        inputs.back().mask_form = form;
    }
    inputs.push_back(inputs.front());
    inputs.back().mask.shape = {.queries = 1000, .keys = 4000, .query_offset = 3000, .prompt = 9000};
    CostInput shared = inputOf("qwen3-30b-a3b", "l40s", "0-9", 777);
    shared.model.intermediate = 6144;
    shared.model.moe->shared_intermediate = 512;
    shared.model.moe->layers = LayerSet::parse("1-40", 48);
    inputs.push_back(shared);
    for (const char* model : {"c4ai-command-r7b", "gpt-oss-20b", "qwen3-next-80b-a3b", "deepseek-v2-lite",
                              "mistral-7b-v0.1", "starcoder2-3b"}) {
        inputs.push_back(inputOf(publishedConfig(model).c_str(), "h100-sxm", "2-9", 40000));
        inputs.push_back(inputs.back());
        inputs.back().mask.shape = {.queries = 1000, .keys = 9000, .query_offset = 8000, .prompt = 9000};
    }
    inputs.push_back(inputOf("deepseek-v3", "h200", "all", 5000));
    return inputs;
}

// The value that the report gives for a formula's figure, as the formula should show it.
class ReportValues {
  public:
    explicit ReportValues(const CostReport& report) {
        addCall("dense", report.dense);
        addCall("triangle", report.triangle);
        addCall("mix", report.mix);
        addLayer("dense_layer", report.dense_layer);
        addLayer("triangle_layer", report.triangle_layer);
        if (report.sliding_layer) addLayer("sliding_layer", *report.sliding_layer);
    }

    // Empty when the report has no such figure.
    std::string of(const Formula& formula) const {
        const auto found = m_values.find(std::string(costScopeName(formula.scope)) + "." + formula.figure);
        return found == m_values.end() ? "" : found->second;
    }
    std::size_t size() const { return m_values.size(); }

  private:
    template <class Amount>
    void add(const std::string& scope, const char* figure, const Amount& amount) {
        m_values[scope + "." + figure] = numberText(amount.value);
    }
    void add(const std::string& scope, const char* figure, Seconds seconds) {
        m_values[scope + "." + figure] = roundedText(seconds.value);
    }
    void addCall(const std::string& scope, const CallCost& cost) {
        add(scope, "attention_flops", cost.attention_flops);
        add(scope, "executed_flops", cost.executed_flops);
        add(scope, "linear_flops", cost.linear_flops);
        add(scope, "weight_bytes", cost.weight_bytes);
        add(scope, "activation_bytes", cost.activation_bytes);
        add(scope, "attention_bytes", cost.attention_bytes);
        add(scope, "bytes_moved", cost.bytes_moved);
        add(scope, "linear_seconds", cost.linear_seconds);
        add(scope, "attention_seconds", cost.attention_seconds);
        add(scope, "seconds", cost.seconds);
        add(scope, "kv_cache_bytes", cost.kv_cache_bytes);
        add(scope, "mask_bytes", cost.mask_bytes);
        add(scope, "score_bytes", cost.score_bytes);
        add(scope, "workspace_bytes", cost.workspace_bytes);
    }
    void addLayer(const std::string& scope, const LayerCost& cost) {
        add(scope, "attention_flops", cost.attention_flops);
        add(scope, "executed_flops", cost.executed_flops);
        add(scope, "attention_bytes", cost.attention_bytes);
        add(scope, "compute_seconds", cost.compute_seconds);
        add(scope, "memory_seconds", cost.memory_seconds);
        add(scope, "attention_seconds", cost.attention_seconds);
        add(scope, "mask_bytes", cost.mask_bytes);
        add(scope, "score_bytes", cost.score_bytes);
    }

    std::map<std::string, std::string> m_values;
};

// The names and numbers of a formula's text, in order, without operators and parentheses.
std::vector<std::string> operands(const std::string& text) {
    static const std::regex kBetween(R"((?: (?:\+|·|/) |, |\(|\)|max|min)+)");
    std::vector<std::string> parts;
    for (std::sregex_token_iterator part(text.begin(), text.end(), kBetween, -1), end; part != end; ++part) {
        if (part->length() > 0) parts.push_back(part->str());
    }
    return parts;
}

const Formula& find(const std::vector<Formula>& all, CostScope scope, const std::string& figure) {
    for (const Formula& formula : all) {
        if (formula.scope == scope && formula.figure == figure) return formula;
    }
    throw std::runtime_error("no formula for " + figure);
}

TEST(Formulas, GiveEveryFigureTheValueOfTheReport) {
    for (const CostInput& input : variety()) {
        const ReportValues values(costOf(input));
        const std::vector<Formula> all = formulas(input);
        EXPECT_EQ(all.size(), values.size());
        for (const Formula& formula : all) {
            EXPECT_EQ(formula.value, values.of(formula))
                << costScopeName(formula.scope) << " " << formula.figure;
        }
    }
}

TEST(Formulas, WorkOutToTheirValueWithTheNumbersPutIn) {
    for (const CostInput& input : variety()) {
        for (const Formula& formula : formulas(input)) {
            SCOPED_TRACE(std::string(formula.figure) + " = " + formula.numbers);
            if (formula.estimate) {
                // Times inside a formula are shown in six digits.
                const double value = std::stod(formula.value);
                EXPECT_NEAR(Arithmetic<double>::evaluate(formula.numbers), value, 2e-5 * value);
            } else {
                EXPECT_EQ(numberText(Arithmetic<WideInt>::evaluate(formula.numbers)), formula.value);
            }
        }
    }
}

// Within one scope a name is one number, so the symbols say the same as the numbers.
TEST(Formulas, PutTheSameNumberInForTheSameName) {
    for (const CostInput& input : variety()) {
        std::map<std::pair<CostScope, std::string>, std::string> meaning;
        for (const Formula& formula : formulas(input)) {
            SCOPED_TRACE(formula.symbols + " = " + formula.numbers);
            const auto names = operands(formula.symbols);
            const auto numbers = operands(formula.numbers);
            ASSERT_EQ(names.size(), numbers.size());
            for (std::size_t at = 0; at < names.size(); ++at) {
                const auto [entry, is_new] = meaning.insert({{formula.scope, names[at]}, numbers[at]});
                EXPECT_EQ(entry->second, numbers[at]) << names[at];
            }
        }
    }
}

TEST(Formulas, NameOtherFiguresOnlyWithTheirValue) {
    const std::vector<Formula> all = formulas(inputOf("llama-3.1-8b", "ascend-910b3", "16-31"));
    for (const Formula& formula : all) {
        const auto names = operands(formula.symbols);
        for (std::size_t at = 0; at < names.size(); ++at) {
            for (const Formula& other : all) {
                if (other.scope != formula.scope || other.figure != names[at]) continue;
                EXPECT_EQ(operands(formula.numbers)[at], other.value) << names[at];
            }
        }
    }
}

TEST(Formulas, ReadAsTheFieldWritesThem) {
    const std::vector<Formula> all = formulas(inputOf("llama-3.1-8b", "ascend-910b3", "16-31"));
    const Formula& flops = find(all, CostScope::Triangle, "attention_flops");
    EXPECT_EQ(flops.symbols, "4 · heads · head_dim · kept cells · layers");
    EXPECT_EQ(flops.numbers, "4 · 32 · 128 · 84,725,028 · 32");
    EXPECT_EQ(flops.value, "44,420,315,480,064");
    EXPECT_STREQ(flops.unit, "FLOP");
    EXPECT_FALSE(flops.estimate);
    EXPECT_EQ(find(all, CostScope::Mix, "attention_flops").symbols,
              "4 · heads · head_dim · dense kept cells · dense layers + "
              "4 · heads · head_dim · pattern kept cells · pattern layers");
    EXPECT_EQ(find(all, CostScope::Dense, "linear_flops").symbols,
              "2 · tokens · (layers · hidden · (2 · heads + 2 · kv_heads) · head_dim + "
              "layers · 3 · hidden · intermediate) + 2 · hidden · vocab");
    EXPECT_EQ(find(all, CostScope::Dense, "kv_cache_bytes").numbers, "2 · 32 · 8 · 128 · 2 · 131,072");
    const Formula& seconds = find(all, CostScope::Dense, "linear_seconds");
    EXPECT_EQ(seconds.symbols,
              "max(linear_flops / (peak · linear efficiency), "
              "(weight_bytes + activation_bytes) / (bandwidth · memory efficiency))");
    EXPECT_STREQ(seconds.unit, "s");
    EXPECT_TRUE(seconds.estimate);
}

TEST(Formulas, PriceLatentAttentionByItsTwoHeadSizes) {
    const std::vector<Formula> all = formulas(inputOf("deepseek-v3", "h200", "none", 1000));
    const Formula& flops = find(all, CostScope::Dense, "attention_flops");
    EXPECT_EQ(flops.symbols, "2 · heads · (qk_dim + v_dim) · kept cells · layers");
    EXPECT_EQ(flops.numbers, "2 · 128 · (192 + 128) · 500,500 · 61");
    const Formula& cache = find(all, CostScope::Dense, "kv_cache_bytes");
    EXPECT_EQ(cache.symbols, "layers · (kv_lora_rank + qk_rope_dim) · bytes per K/V element · keys");
    EXPECT_EQ(cache.numbers, "61 · (512 + 64) · 2 · 1,000");
}

TEST(Formulas, AddUpTheKindsOfLayers) {
    const auto all = formulas(inputOf(publishedConfig("c4ai-command-r7b").c_str(), "h100-sxm", "0-3", 8192));
    EXPECT_EQ(find(all, CostScope::Mix, "attention_flops").symbols,
              "4 · heads · head_dim · dense kept cells · dense layers + "
              "4 · heads · head_dim · pattern kept cells · pattern layers + "
              "4 · heads · head_dim · sliding kept cells · sliding layers");
    EXPECT_EQ(find(all, CostScope::Dense, "kv_cache_bytes").numbers,
              "2 · 8 · 8 · 128 · 2 · 8,192 + 2 · 24 · 8 · 128 · 2 · min(4,096, 8,192)");
    EXPECT_EQ(find(all, CostScope::Triangle, "attention_flops").symbols,
              "4 · heads · head_dim · pattern kept cells · pattern layers + "
              "4 · heads · head_dim · sliding kept cells · sliding layers");
}

TEST(Formulas, SayInOneSentenceWhatTheyMean) {
    for (const Formula& formula : formulas(inputOf("llama-3.1-8b", "ascend-910b3", "16-31"))) {
        const std::string sentence = formula.explanation.str();
        ASSERT_FALSE(sentence.empty()) << formula.figure;
        EXPECT_EQ(sentence.back(), '.') << formula.figure;
    }
}

}  // namespace
}  // namespace triscope
