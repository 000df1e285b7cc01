#include "core/npu/emulated/emulated_backend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/attention/compare_runs.h"
#include "core/npu/backends.h"
#include "core/npu/emulated/emulated_attention.h"
#include "core/npu/emulated/emulated_kernels.h"
#include "core/npu/emulated/key_visits.h"
#include "tests/support/attention_cases.h"
#include "tests/support/only_target.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

MaskSettings triangleMask(Index tokens) {
    return {.shape = MaskShape::square(tokens), .sink = 3, .window = 20, .last = 9};
}

MaskSettings operatorMask(Index mode, MaskShape shape) {
    MaskSettings mask{.pattern = "npu", .shape = shape};
    mask.sparse_mode = mode;
    return mask;
}

MaskSettings formulaMask(const char* formula, Index tokens) {
    MaskSettings mask{.pattern = "formula", .shape = MaskShape::square(tokens)};
    mask.formula = formula;
    return mask;
}

AttentionProblem problemOf(const MaskSettings& mask, Dtype dtype = Dtype::Fp16) {
    AttentionProblem problem = gaussianProblem(mask, {4, 2, 32});
    roundInputs(dtype, problem);
    return problem;
}

AttentionResult run(const NpuCall& call, const AttentionProblem& problem, const RunOptions& options = {}) {
    return EmulatedBackend(call).run(problem, options, {});
}

OperatorRecord calledFor(const NpuCall& call, const MaskSettings& mask) {
    return run(call, problemOf(mask)).record.called.value();
}

EmulationOptions planOf(const NpuCall& call, const AttentionProblem& problem) {
    return std::get<CallPlan>(planCall(call, problem)).emulation;
}

TEST(AllBackends, ListTheNpusAfterThoseOfThisMachine) {
    std::vector<std::string_view> names;
    for (const AttentionBackend* backend : allBackends()) {
        names.push_back(backend->name());
        EXPECT_EQ(findAnyBackend(backend->name()), backend);
    }
    EXPECT_EQ(names, (std::vector<std::string_view>{"reference", "cpu", "npu-emulated", "npu"}));
    EXPECT_EQ(findAnyBackend("npu-emulated")->whyUnavailable(), std::nullopt);
    EXPECT_EQ(findAnyBackend("eigen"), findBackend("eigen"));
    EXPECT_EQ(findAnyBackend("gpu"), nullptr);
}

TEST(EmulatedBackend, SaysWhyTheOperatorRefusesACall) {
    const AttentionProblem triangle = problemOf(triangleMask(100));
    const auto reason = [&](const NpuCall& call) {
        const auto why = EmulatedBackend(call).whyNot(triangle);
        return why ? why->str() : "";
    };
    EXPECT_EQ(reason({}), "");
    EXPECT_THAT(reason({.dtype = Dtype::Fp32}), testing::HasSubstr("fp16 or bf16, not fp32"));
    EXPECT_THAT(reason({.inner_precise = 4}), testing::HasSubstr("0 to 3, not 4"));
    EXPECT_THAT(reason({.sparse_mode = 3}), testing::HasSubstr("sparse_mode 3 keeps other cells"));
    EXPECT_THAT(reason({.sparse_mode = 6}), testing::HasSubstr("0 to 4, not 6"));
    EXPECT_THAT(reason({.sparse_mode = 0, .pre_tokens = 50}), testing::HasSubstr("let sparse_mode 0 skip"));
    EXPECT_THAT(reason({.sparse_mode = 0, .pre_tokens = -100}), testing::HasSubstr("pre_tokens > -keys"));
    EXPECT_EQ(reason({.sparse_mode = 0, .next_tokens = 0}), "");
    EXPECT_THAT(reason({.mask_value = MaskValueForm::AddedTensor}),
                testing::HasSubstr("innerPrecise 1 only"));
    EXPECT_EQ(reason({.inner_precise = 1, .mask_value = MaskValueForm::AddedTensor}), "");
}

TEST(EmulatedBackend, SaysWhyTheOperatorRefusesAShape) {
    const auto reason = [](const HeadSizes& sizes, const NpuCall& call) {
        const auto why = EmulatedBackend(call).whyNot(gaussianProblem(triangleMask(2), sizes));
        return why ? why->str() : "";
    };
    EXPECT_EQ(reason({2, 1, 16}, {}), "");
    EXPECT_THAT(reason({2, 1, 24}, {}), testing::HasSubstr("multiples of 16, not 24"));
    EXPECT_THAT(reason({2, 1, 528}, {}), testing::HasSubstr("at most 512"));
    EXPECT_THAT(reason({2, 1, 48}, {.kv_cache = KvCache::Int8PerToken}),
                testing::HasSubstr("multiples of 32"));
    EXPECT_THAT(reason({257, 257, 16}, {}), testing::HasSubstr("at most 256 heads"));
    EXPECT_THAT(reason({65, 1, 16}, {}), testing::HasSubstr("64 to each KV head"));
}

TEST(EmulatedBackend, NamesTheOperatorAndHowItLearnsOfTheMask) {
    const OperatorRecord explicit_mask = calledFor({}, triangleMask(100));
    EXPECT_EQ(explicit_mask.name, "aclnnFusedInferAttentionScoreV2");
    EXPECT_EQ(explicit_mask.layout, "BNSD");
    EXPECT_EQ(explicit_mask.mask_form, "bool 100 x 100");
    EXPECT_EQ(explicit_mask.sparse_mode, 1);
    EXPECT_THAT(explicit_mask.versions, testing::HasSubstr("emulated"));
    const OperatorRecord causal = calledFor({}, {.pattern = "dense", .shape = MaskShape::square(100)});
    EXPECT_EQ(causal.mask_form, "bool 2,048 x 2,048, compressed");
    EXPECT_EQ(causal.sparse_mode, 3);
    EXPECT_EQ(calledFor({}, {.pattern = "full", .shape = MaskShape::square(100)}).mask_form, "none");
    EXPECT_EQ(calledFor({}, operatorMask(2, {.queries = 30, .keys = 50})).sparse_mode, 2);
    EXPECT_EQ(calledFor({}, {.pattern = "streaming", .shape = MaskShape::square(100), .sink = 0, .window = 9})
                  .sparse_mode,
              4);
    const NpuCall old{.inner_precise = 1, .mask_value = MaskValueForm::AddedTensor};
    EXPECT_EQ(calledFor(old, triangleMask(100)).mask_form, "fp16 100 x 100, added");
    EXPECT_EQ(run({}, problemOf(triangleMask(9))).record.backend, "npu-emulated");
}

TEST(EmulatedBackend, PicksTheOperatorsTiles) {
    const auto tiles = [](Index queries, Index keys, Index head_dim, bool high_precision, bool masked) {
        const TileSize size =
            operatorTiles({.queries = queries, .keys = keys}, head_dim, high_precision, masked);
        return std::pair{size.rows, size.keys};
    };
    EXPECT_EQ(tiles(4096, 4096, 128, true, true), (std::pair<Index, Index>{128, 512}));
    EXPECT_EQ(tiles(4096, 4096, 256, true, true), (std::pair<Index, Index>{64, 512}));
    EXPECT_EQ(tiles(4096, 4096, 256, false, true), (std::pair<Index, Index>{128, 1024}));
    EXPECT_EQ(tiles(4096, 1024, 128, false, true), (std::pair<Index, Index>{128, 512}));
    EXPECT_EQ(tiles(16, 2049, 128, true, false), (std::pair<Index, Index>{16, 2048}));
    EXPECT_EQ(tiles(16, 2049, 128, true, true), (std::pair<Index, Index>{16, 512}));
    EXPECT_EQ(tiles(16, 2048, 128, false, false), (std::pair<Index, Index>{16, 1024}));
}

TEST(EmulatedBackend, SkipsWhatTheSparseModeLetsItSkip) {
    const AttentionProblem causal = problemOf({.pattern = "dense", .shape = MaskShape::square(300)});
    const auto visited = [&](const NpuCall& call) {
        CellCount cells = 0;
        for (const RowVisit& visit : rowVisits(planOf(call, causal), causal.mask->shape())) {
            for (const Range& keys : visit.key_tiles) cells += visit.rows.size() * keys.size();
        }
        return cells;
    };
    EXPECT_EQ(visited({.sparse_mode = 1}), 300 * 300);
    EXPECT_EQ(visited({.sparse_mode = 0}), 300 * 300);
    // 128 rows end at key 128, 256 and 300, rounded up to a distance of a multiple of 64 from 300.
    EXPECT_EQ(visited({.sparse_mode = 0, .next_tokens = 0}), 128 * 172 + 128 * 300 + 44 * 300);
    EXPECT_EQ(visited({.sparse_mode = 3}), visited({.sparse_mode = 0, .next_tokens = 0}));
}

double rootMeanSquare(const BasicTensor<double>& tensor) {
    double sum = 0;
    for (const double value : tensor.data) sum += value * value;
    return std::sqrt(sum / static_cast<double>(tensor.data.size()));
}

TEST(EmulatedBackend, AgreesWithTheReferenceAsFarAsItsTypeReaches) {
    for (const auto& [dtype, precise, unit] :
         {std::tuple{Dtype::Fp16, 2, 0x1p-11}, {Dtype::Fp16, 3, 0x1p-9}, {Dtype::Bf16, 2, 0x1p-8}}) {
        for (const char* pattern : {"triangle", "dense", "full", "streaming", "dilated"}) {
            MaskSettings mask = triangleMask(300);
            mask.pattern = pattern;
            const AttentionProblem problem = problemOf(mask, dtype);
            const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
            const AttentionResult result = run({.dtype = dtype, .inner_precise = precise}, problem);
            const Agreement agreement = compareOutputs(result, reference, vendorRule(dtype));
            const double relative = agreement.rmse / rootMeanSquare(reference.exact_output);
            EXPECT_LT(relative, unit) << pattern;
            EXPECT_GT(relative, unit / 32) << pattern << ": nothing was rounded";
            EXPECT_TRUE(compare(result.lse, reference.lse, {.atol = precise == 2 ? 1e-5 : 1e-2}).pass)
                << pattern;
        }
    }
}

TEST(EmulatedBackend, GivesZerosForARowWithoutAKeyOrTheAverageOfAllValues) {
    const AttentionProblem problem = problemOf(formulaMask("j < i - 5", 60));
    const AttentionResult corrected = run({.inner_precise = 2, .sparse_mode = 1}, problem);
    EXPECT_EQ(corrected.output.row(1, 3)[7], 0);
    EXPECT_EQ(*corrected.lse.row(1, 3), kInfinity);
    const AttentionResult average = run({.inner_precise = 0, .sparse_mode = 1}, problem);
    double mean = 0;
    for (Index key = 0; key < 60; ++key) mean += double{problem.v.row(0, key)[7]} / 60;
    EXPECT_NEAR(average.output.row(1, 3)[7], mean, 1e-3);
    EXPECT_LT(*average.lse.row(1, 3), -3e38);
    const NpuCall infinite{.inner_precise = 0, .mask_value = MaskValueForm::MinusInfinity, .sparse_mode = 1};
    EXPECT_TRUE(std::isnan(run(infinite, problem).output.row(1, 3)[7]));
    EXPECT_EQ(corrected.output.row(1, 59)[7], average.output.row(1, 59)[7]);
}

TEST(EmulatedBackend, SeesForItselfThatRowsOfABandHaveNoKey) {
    const AttentionProblem tall = problemOf(operatorMask(3, {.queries = 90, .keys = 50}));
    EXPECT_TRUE(planOf({.inner_precise = 0}, tall).correct_invalid_rows);
    EXPECT_FALSE(planOf({.inner_precise = 0, .row_invalid = RowInvalid::Off}, tall).correct_invalid_rows);
    EXPECT_FALSE(planOf({.inner_precise = 0, .sparse_mode = 1}, tall).correct_invalid_rows);
    const AttentionResult result = run({.inner_precise = 0}, tall);
    EXPECT_EQ(result.output.row(0, 39)[0], 0);
    EXPECT_EQ(*result.lse.row(0, 39), kInfinity);
    EXPECT_NE(result.output.row(0, 40)[0], 0);
}

TEST(EmulatedBackend, OverflowsInHighPerformanceWhereHighPrecisionDoesNot) {
    AttentionProblem problem = problemOf(triangleMask(80));
    for (float& value : problem.q.data) value = std::abs(value) * 2000;
    for (float& value : problem.k.data) value = std::abs(value) * 20;
    const auto isFinite = [](const Tensor& tensor) {
        return std::all_of(tensor.data.begin(), tensor.data.end(), [](float x) { return std::isfinite(x); });
    };
    EXPECT_TRUE(isFinite(run({.inner_precise = 2}, problem).output));
    EXPECT_FALSE(isFinite(run({.inner_precise = 3}, problem).output));
    EXPECT_TRUE(isFinite(run({.inner_precise = 3, .overflow = Overflow::Saturate}, problem).output));
    EXPECT_TRUE(sameBits(run({.dtype = Dtype::Bf16, .inner_precise = 3}, problem).output,
                         run({.dtype = Dtype::Bf16, .inner_precise = 2}, problem).output));
}

TEST(EmulatedBackend, HasTheSameBitsOnAnyNumberOfThreadsAndEveryInstructionSet) {
    for (const NpuCall& call : {NpuCall{}, NpuCall{.inner_precise = 1}, NpuCall{.dtype = Dtype::Bf16}}) {
        const AttentionProblem problem = problemOf(triangleMask(333), call.dtype);
        const AttentionResult one = run(call, problem, {.threads = 1});
        for (const int threads : {2, 8}) {
            const AttentionResult several = run(call, problem, {.threads = threads});
            EXPECT_TRUE(sameBits(several.output, one.output));
            EXPECT_TRUE(sameBits(several.lse, one.lse));
            EXPECT_EQ(several.record.executed_flops, one.record.executed_flops);
        }
        std::set<std::string> seen;
        for (const std::int64_t target : runnableTargets()) {
            const OnlyTarget only(target);
            SCOPED_TRACE(emulatedKernels().target);
            seen.insert(emulatedKernels().target);
            EXPECT_TRUE(sameBits(run(call, problem).output, one.output));
        }
        EXPECT_GE(seen.size(), 1u);
    }
}

TEST(EmulatedBackend, CountsTheCellsThatItComputes) {
    const RunRecord triangle = run({}, problemOf(triangleMask(512))).record;
    const RunRecord full = run({}, problemOf({.pattern = "full", .shape = MaskShape::square(512)})).record;
    EXPECT_EQ(full.executed_flops, full.useful_flops);
    EXPECT_GT(triangle.executed_flops.toDouble(), triangle.useful_flops.toDouble());
    EXPECT_LT(triangle.executed_flops.toDouble(), 2.5 * triangle.useful_flops.toDouble());
}

TEST(EmulatedBackend, ReportsProgressAndStopsWhenAsked) {
    const AttentionProblem problem = problemOf(triangleMask(700));
    std::vector<double> shares;
    EmulatedBackend().run(problem, {}, {{}, [&](double share) { shares.push_back(share); }});
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
    std::stop_source stop;
    const RunControl stopping{stop.get_token(), [&](double) { stop.request_stop(); }};
    EXPECT_THROW(EmulatedBackend().run(problem, {.threads = 1}, stopping), Cancelled);
    EXPECT_THROW(EmulatedBackend().run(problem, {}, stopping), Cancelled) << "before it begins";
}

}  // namespace
}  // namespace triscope
