#include "core/npu/emulated/emulated_attention.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <ostream>
#include <random>

#include "core/attention/gaussian_problem.h"
#include "tests/mask/brute_mask.h"
#include "tests/npu/plain_emulator.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

constexpr float kLowest = -std::numeric_limits<float>::max();

// The same bits; any NaN is like another, and 0 like -0.
template <class T>
bool isSame(T a, T b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

template <class T>
::testing::AssertionResult areSame(const BasicTensor<T>& a, const BasicTensor<T>& b) {
    for (std::size_t k = 0; k < a.data.size(); ++k) {
        if (isSame(a.data[k], b.data[k])) continue;
        const auto dim = static_cast<std::size_t>(a.shape.head_dim);
        const auto seq = static_cast<std::size_t>(a.shape.seq);
        return ::testing::AssertionFailure()
               << std::hexfloat << a.data[k] << " is not " << b.data[k] << " at head " << k / dim / seq
               << ", row " << k / dim % seq << ", dimension " << k % dim;
    }
    return ::testing::AssertionSuccess();
}

::testing::AssertionResult isBitExact(const AttentionProblem& problem, const EmulationOptions& options) {
    const plain::Result expected = plain::emulate(problem, options);
    const AttentionResult actual = emulateAttention(problem, options, {}, {});
    if (auto output = areSame(actual.output, expected.output); !output) return output;
    if (auto lse = areSame(actual.lse, expected.lse); !lse) return lse << " of the LSE";
    return ::testing::AssertionSuccess();
}

// A mask with what the operator skips for it.
struct Case {
    const char* name;
    MaskSettings mask;
    Index pre_tokens = kNoLimit;
    Index next_tokens = kNoLimit;
};

MaskSettings npuMask(Index mode, MaskShape shape, Index pre = kNoLimit, Index next = 0) {
    MaskSettings mask{.pattern = "npu", .shape = shape};
    mask.sparse_mode = mode;
    mask.pre_tokens = pre;
    mask.next_tokens = next;
    return mask;
}

MaskSettings formulaMask(const char* formula, MaskShape shape) {
    MaskSettings mask{.pattern = "formula", .shape = shape};
    mask.formula = formula;
    return mask;
}

std::vector<Case> smallCases() {
    const MaskShape square = MaskShape::square(150);
    const MaskShape wide{.queries = 37, .keys = 203};
    const MaskShape tall{.queries = 170, .keys = 90};
    return {
        {"no mask", {.pattern = "full", .shape = wide}},
        {"mode 0, causal blocks", {.shape = square, .sink = 3, .window = 20, .last = 9}, kNoLimit, 0},
        {"mode 0, band of blocks", {.pattern = "streaming", .shape = square, .sink = 0, .window = 30}, 30, 0},
        {"mode 1", {.shape = square, .sink = 3, .window = 20, .last = 9}},
        {"mode 2", npuMask(2, wide), kNoLimit, 0},
        {"mode 2, tall", npuMask(2, tall), kNoLimit, 0},
        {"mode 3", npuMask(3, wide), kNoLimit, 166},
        {"mode 3, tall", npuMask(3, tall), kNoLimit, -80},
        {"mode 4", npuMask(4, wide, 70, 11), 70 - 166, 11 + 166},
        {"mode 4, tall", npuMask(4, tall, 20, -5), 20 + 80, -5 - 80},
        {"rows without a key", formulaMask("j < i - 40 and j > 17", square)},
        {"first tiles without a key", formulaMask("j > 130 or i < 2", square)},
        {"nothing kept", formulaMask("j > i + 1000", wide)}};
}

struct Precision {
    const char* name;
    Dtype dtype;
    bool high_performance;
};
constexpr Precision kPrecisions[] = {{"fp16, high precision", Dtype::Fp16, false},
                                     {"fp16, high performance", Dtype::Fp16, true},
                                     {"bf16", Dtype::Bf16, false}};

void PrintTo(const Precision& precision, std::ostream* out) {
    *out << precision.name;
}

EmulationOptions optionsOf(const Precision& precision, const Case& test) {
    return {.inputs = precision.dtype,
            .order = ProductOrder::Cube,
            .half_scores = precision.high_performance,
            .mask_value = precision.high_performance ? -65504 : kLowest,
            .weights = precision.dtype,
            .half_sums = precision.high_performance,
            .output = precision.dtype,
            .tile_rows = 16,
            .tile_keys = 64,
            .pre_tokens = test.pre_tokens,
            .next_tokens = test.next_tokens};
}

struct Fill {
    const char* name;
    MaskFill fill;
    float value;  // 0: as the precision has it
};
constexpr Fill kFills[] = {{"lowest", MaskFill::Replaced, 0},
                           {"-inf", MaskFill::Replaced, -kFloatInfinity},
                           {"-10000 added", MaskFill::Added, -10000}};

class EmulatedAttention : public testing::TestWithParam<Precision> {};

TEST_P(EmulatedAttention, HasTheBitsOfPlainLoopsForEveryMaskAndFill) {
    const HeadSizes gqa{4, 2, 16};
    for (const Case& test : smallCases()) {
        const AttentionProblem problem = gaussianProblem(test.mask, gqa);
        EmulationOptions options = optionsOf(GetParam(), test);
        const float lowest = options.mask_value;
        for (const Fill& fill : kFills) {
            options.fill = fill.fill;
            options.mask_value = fill.value == 0 ? lowest : fill.value;
            for (const bool correct : {true, false}) {
                options.correct_invalid_rows = correct;
                EXPECT_TRUE(isBitExact(problem, options))
                    << test.name << ", " << fill.name << (correct ? ", corrected" : "");
            }
        }
    }
}

TEST_P(EmulatedAttention, HasTheBitsOfPlainLoopsWithAnInt8Cache) {
    for (const Case& test : smallCases()) {
        AttentionProblem problem = gaussianProblem(test.mask, {4, 1, 32});
        problem.k.row(0, 5)[3] = 40;
        for (Index key = 0; key < problem.keys(); ++key) problem.v.row(0, key)[7] = 0;
        EmulationOptions options = optionsOf(GetParam(), test);
        for (const KvCache cache : {KvCache::Int8PerChannel, KvCache::Int8PerToken}) {
            options.kv_cache = cache;
            EXPECT_TRUE(isBitExact(problem, options)) << test.name;
        }
    }
}

TEST_P(EmulatedAttention, HasTheBitsOfPlainLoopsAtTheEdgesOfTheOperatorsTiles) {
    for (const Index keys : {1, 63, 511, 513, 1023, 1024, 1025, 2047, 2049, 2500}) {
        const MaskShape shape{.queries = 18, .keys = keys, .query_offset = std::max<Index>(0, keys - 18)};
        const Case tests[] = {{"no mask", {.pattern = "full", .shape = shape}},
                              {"mode 1", {.shape = shape, .sink = 4, .window = 100, .last = 5}},
                              {"mode 3", npuMask(3, shape), kNoLimit, keys - 18}};
        for (const Case& test : tests) {
            const AttentionProblem problem = gaussianProblem(test.mask, {2, 1, 16});
            for (const Index tile : {512, 1024, 2048}) {
                EmulationOptions options = optionsOf(GetParam(), test);
                options.tile_rows = 128;
                options.tile_keys = tile;
                EXPECT_TRUE(isBitExact(problem, options)) << test.name << ", " << keys << " keys";
            }
        }
    }
}

// Where blocks must not be passed over, since that would be seen.
TEST_P(EmulatedAttention, HasTheBitsOfPlainLoopsForExtremeScoresAndValues) {
    const Case test{"mode 1", {.shape = MaskShape::square(140), .sink = 3, .window = 9, .last = 5}};
    for (const float q : {1.0f, 300.0f, 30000.0f, 60000.0f}) {
        for (const float v : {1.0f, 500.0f, 60000.0f}) {
            AttentionProblem problem = gaussianProblem(test.mask, {2, 1, 16});
            for (float& value : problem.q.data) value = -std::abs(value) * q;
            for (float& value : problem.k.data) value = std::abs(value);
            for (float& value : problem.v.data) value = std::abs(value) * v;
            for (const Overflow overflow : {Overflow::Infinity, Overflow::Saturate}) {
                for (const bool correct : {true, false}) {
                    EmulationOptions options = optionsOf(GetParam(), test);
                    options.overflow = overflow;
                    options.correct_invalid_rows = correct;
                    EXPECT_TRUE(isBitExact(problem, options))
                        << q << ", " << v << (correct ? ", corrected" : "");
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Precisions, EmulatedAttention, testing::ValuesIn(kPrecisions),
                         [](const testing::TestParamInfo<Precision>& tested) {
                             std::string name = tested.param.name;
                             std::erase_if(name, [](char c) { return c == ' ' || c == ','; });
                             return name;
                         });

EmulationOptions randomOptions(std::mt19937& random) {
    const auto draw = [&random](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    EmulationOptions options = optionsOf(kPrecisions[draw(0, 2)], {});
    const Fill fill = kFills[draw(0, 2)];
    options.fill = fill.fill;
    if (fill.value != 0) options.mask_value = fill.value;
    options.kv_cache = static_cast<KvCache>(draw(0, 2));
    options.overflow = static_cast<Overflow>(draw(0, 1));
    options.correct_invalid_rows = draw(0, 1) == 1;
    options.tile_rows = draw(1, 20);
    options.tile_keys = 64 * draw(1, 3);
    if (draw(0, 1) == 1) {
        options.pre_tokens = draw(-20, 150);
        options.next_tokens = draw(-options.pre_tokens, 150);
    }
    return options;
}

// Bands that have nothing to do with the mask among them: they leave kept cells out.
TEST(EmulatedCalls, HaveTheBitsOfPlainLoopsAtRandom) {
    std::mt19937 random(11);
    int calls = 0;
    for (int trial = 0; trial < 300; ++trial) {
        MaskSettings mask = brute::randomSettings(random);
        if (trial % 2 == 0) mask.shape.keys += 100;
        if (!validate(mask).empty()) continue;
        const Index groups = 1 + trial % 2;
        const AttentionProblem problem =
            gaussianProblem(mask, {2 * groups, groups, 1 + trial % 40}, static_cast<std::uint64_t>(trial));
        const EmulationOptions options = randomOptions(random);
        ASSERT_TRUE(isBitExact(problem, options)) << "trial " << trial << ", " << brute::describe(mask);
        ++calls;
    }
    EXPECT_GT(calls, 200);
}

// The decomposition of the difference switches each step on alone.
TEST(EmulationSteps, HaveTheBitsOfPlainLoopsEachAlone) {
    const Case test{"mode 1", {.shape = MaskShape::square(150), .sink = 3, .window = 20, .last = 9}};
    const AttentionProblem problem = gaussianProblem(test.mask, {2, 1, 24});
    const auto none = [] { return EmulationOptions{.tile_rows = 32, .tile_keys = 64}; };
    std::vector<EmulationOptions> steps(10, none());
    steps[1].inputs = Dtype::Bf16;
    steps[2].order = ProductOrder::Cube;
    steps[3].half_scores = true;
    steps[4].mask_value = -65504;
    steps[5].fill = MaskFill::Added;
    steps[5].mask_value = -10;
    steps[6].weights = Dtype::Bf16;
    steps[7].half_sums = true;
    steps[8].output = Dtype::Fp16;
    steps[9].kv_cache = KvCache::Int8PerChannel;
    steps[9].inputs = Dtype::Fp16;
    const AttentionResult exact = emulateAttention(problem, none(), {}, {});
    for (std::size_t k = 0; k < steps.size(); ++k) {
        EXPECT_TRUE(isBitExact(problem, steps[k])) << "step " << k;
        const AttentionResult result = emulateAttention(problem, steps[k], {}, {});
        const bool visible = k != 0 && k != 4;  // a mask value far from the scores is not
        EXPECT_EQ(!areSame(result.output, exact.output), visible) << "step " << k;
    }
}

}  // namespace
}  // namespace triscope
