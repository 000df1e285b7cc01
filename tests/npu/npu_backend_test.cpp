#include "core/npu/cann/npu_backend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/compare_runs.h"
#include "core/attention/gaussian_problem.h"
#include "core/attention/reference_backend.h"
#include "core/numerics/tolerance.h"
#include "tests/npu/fake_cann.h"

namespace triscope {
namespace {

using testing::HasSubstr;

constexpr HeadSizes kSmallHeads{.heads = 2, .kv_heads = 2, .head_dim = 16};
constexpr HeadSizes kGrouped{.heads = 4, .kv_heads = 2, .head_dim = 32};
constexpr HeadSizes kBlockHeads{.heads = 2, .kv_heads = 1, .head_dim = 64};

AttentionProblem roundedProblem(const MaskSettings& mask, const HeadSizes& sizes = kSmallHeads,
                                Dtype dtype = Dtype::Fp16) {
    AttentionProblem problem = gaussianProblem(mask, sizes);
    roundInputs(dtype, problem);
    return problem;
}

AttentionResult runOn(const FakeInstallation& installation, const AttentionProblem& problem,
                      NpuSettings settings = {}) {
    const NpuBackend backend(settings, installation.host());
    const auto reason = backend.whyNot(problem);
    if (reason) throw std::runtime_error(reason->str());
    return backend.run(problem, {}, {});
}

void expectLseAgrees(const AttentionResult& result, const AttentionResult& reference) {
    for (std::size_t row = 0; row < result.lse.data.size(); ++row) {
        if (std::isfinite(reference.lse.data[row])) {
            ASSERT_NEAR(result.lse.data[row], reference.lse.data[row], 1e-5) << row;
        } else {
            ASSERT_EQ(result.lse.data[row], reference.lse.data[row]) << row;
        }
    }
}

// By the operator vendor's own rule, and the LSE where there is one.
void expectAgrees(const AttentionProblem& problem, AttentionResult result, Dtype dtype = Dtype::Fp16) {
    const AttentionResult reference = ReferenceBackend().run(problem, {}, {});
    roundOutput(dtype, result);
    const Agreement agreement = compareOutputs(result, reference, vendorRule(dtype));
    EXPECT_TRUE(agreement.pass) << "max abs " << agreement.max_abs << ", failing "
                                << agreement.failing_fraction;
    expectLseAgrees(result, reference);
}

// Parts that are rounded before they are merged may cancel, so no bound holds relative to their sum: each is
// an average of values, hence off by at most the type's rounding of the largest one.
void expectMergedAgrees(const AttentionProblem& problem, const AttentionResult& result,
                        Dtype dtype = Dtype::Fp16) {
    const AttentionResult reference = ReferenceBackend().run(problem, {}, {});
    float largest = 0;
    for (const float value : problem.v.data) largest = std::max(largest, std::abs(value));
    const double rounding = dtype == Dtype::Fp16 ? 0x1p-11 : 0x1p-8;
    const Agreement agreement = compareOutputs(result, reference, vendorRule(dtype));
    EXPECT_LE(agreement.max_abs, rounding * largest + 1e-6);
    EXPECT_EQ(agreement.non_finite_mismatches, 0);
    expectLseAgrees(result, reference);
}

std::string whyNot(const FakeInstallation& installation, const AttentionProblem& problem,
                   NpuSettings settings = {}) {
    const auto reason = NpuBackend(settings, installation.host()).whyNot(problem);
    return reason ? reason->str() : "";
}

MaskSettings triangle(Index tokens) {
    return {.pattern = "triangle", .shape = MaskShape::square(tokens), .sink = 3, .window = 20, .last = 11};
}

TEST(NpuBackend, AgreesWithTheReferenceOnATokenMask) {
    const FakeCann fake;
    const FakeInstallation installation;
    for (const char* pattern : {"triangle", "dense", "full", "streaming"}) {
        MaskSettings mask = triangle(150);
        mask.pattern = pattern;
        const AttentionProblem problem = roundedProblem(mask);
        const AttentionResult result = runOn(installation, problem);
        expectAgrees(problem, result);
        EXPECT_FALSE(result.lse.data.empty());
        EXPECT_EQ(result.record.called->sparse_mode, 1) << pattern;
        EXPECT_EQ(result.record.called->mask_form, "bool 150 x 150");
    }
}

TEST(NpuBackend, AgreesWithGroupedHeadsAndWithBf16) {
    const FakeCann fake;
    const FakeInstallation installation;
    const AttentionProblem problem = roundedProblem(triangle(130), kGrouped, Dtype::Bf16);
    expectAgrees(problem, runOn(installation, problem, {.dtype = Dtype::Bf16}), Dtype::Bf16);
    const NpuSettings modes{.dtype = Dtype::Bf16, .form = NpuForm::Modes};
    expectMergedAgrees(problem, runOn(installation, problem, modes), Dtype::Bf16);
}

TEST(NpuBackend, TakesTheNewestOperatorThatTheLibrariesHave) {
    const FakeCann fake;
    const AttentionProblem problem = roundedProblem(triangle(70));
    const auto nameOf = [&](const FakeInstallation& installation) {
        const AttentionResult result = runOn(installation, problem);
        expectAgrees(problem, result);
        return result.record.called->name;
    };
    EXPECT_EQ(nameOf(FakeInstallation()), "aclnnFusedInferAttentionScoreV3");
    EXPECT_EQ(nameOf(FakeInstallation(kOnlyV2)), "aclnnFusedInferAttentionScoreV2");
    EXPECT_EQ(nameOf(FakeInstallation(kOnlyPrompt)), "aclnnPromptFlashAttentionV3");
    EXPECT_EQ(fake.calls("aclnnFusedInferAttentionScoreV3"), 1);
    EXPECT_EQ(fake.calls("aclnnPromptFlashAttentionV3"), 1);
}

TEST(NpuBackend, HasNoLseFromAnOperatorThatGivesNone) {
    const FakeCann fake;
    EXPECT_TRUE(runOn(FakeInstallation(kOnlyPrompt), roundedProblem(triangle(70))).lse.data.empty());
}

TEST(NpuBackend, GivesARowWithoutAKeyZeroAndMinusInfinity) {
    const FakeCann fake;
    const FakeInstallation installation;
    // The first queries stand before every key that their window reaches.
    const MaskSettings mask{
        .pattern = "last", .shape = MaskShape::square(96), .sink = 2, .window = 5, .last = 10};
    const AttentionProblem problem = roundedProblem(mask);
    const AttentionResult result = runOn(installation, problem);
    expectAgrees(problem, result);
    EXPECT_EQ(result.output.row(0, 3)[0], 0);
    EXPECT_EQ(*result.lse.row(0, 3), -std::numeric_limits<double>::infinity());
}

TEST(NpuBackend, MergesBandSinksAndLastRowsToTheWholeMask) {
    const FakeCann fake;
    const FakeInstallation installation;
    const AttentionProblem problem = roundedProblem(triangle(300), kGrouped);
    const AttentionResult merged = runOn(installation, problem, {.form = NpuForm::Modes});
    expectMergedAgrees(problem, merged);
    EXPECT_EQ(fake.calls("aclnnFusedInferAttentionScoreV3"), 3);
    EXPECT_THAT(merged.record.called->mask_form,
                testing::AllOf(HasSubstr("band: sparse_mode 4"), HasSubstr("sinks: sparse_mode"),
                               HasSubstr("last_rows: sparse_mode 3, bool 2,048 x 2,048, compressed")));
    const AttentionResult whole = runOn(installation, problem);
    EXPECT_LT(merged.record.executed_flops.toDouble(), whole.record.executed_flops.toDouble());
}

TEST(NpuBackend, CallsOneSparseModeWhereItKeepsTheMask) {
    const FakeCann fake;
    const FakeInstallation installation;
    const auto modeOf = [&](const MaskSettings& mask) {
        const AttentionProblem problem = roundedProblem(mask);
        const AttentionResult result = runOn(installation, problem, {.form = NpuForm::Modes});
        expectAgrees(problem, result);
        return result.record.called->sparse_mode;
    };
    EXPECT_EQ(modeOf({.pattern = "full", .shape = MaskShape::square(90)}), 0);
    EXPECT_EQ(modeOf({.pattern = "dense", .shape = MaskShape::square(90)}), 3);
    EXPECT_EQ(modeOf({.pattern = "dense", .shape = {.queries = 40, .keys = 90, .query_offset = 50}}), 3);
    EXPECT_EQ(modeOf({.pattern = "streaming", .shape = MaskShape::square(90), .sink = 0, .window = 9}), 4);
}

TEST(NpuBackend, AgreesOnChunksAndSingleQueries) {
    const FakeCann fake;
    const FakeInstallation installation;
    for (const Index queries : {1, 2, 33}) {
        MaskSettings mask = triangle(80);
        mask.shape = {.queries = queries, .keys = 80, .query_offset = 80 - queries, .prompt = 100};
        const AttentionProblem problem = roundedProblem(mask);
        expectAgrees(problem, runOn(installation, problem));
        expectMergedAgrees(problem, runOn(installation, problem, {.form = NpuForm::Modes}));
    }
}

TEST(NpuBackend, MergesFullBlocksWithTheCellsOfPartialOnes) {
    const FakeCann fake;
    const FakeInstallation installation;
    for (const char* pattern : {"triangle", "dense", "prefix-lm"}) {
        MaskSettings mask = triangle(450);
        mask.pattern = pattern;
        mask.window = 200;
        mask.prefix = 140;
        const AttentionProblem problem = roundedProblem(mask, kBlockHeads);
        const AttentionResult result = runOn(installation, problem, {.form = NpuForm::Blocks});
        expectMergedAgrees(problem, result);
        EXPECT_EQ(result.record.called->name, "aclnnBlockSparseAttention + aclnnFusedInferAttentionScoreV3");
    }
}

TEST(NpuBackend, CallsTheBlockSparseOperatorAloneWhereNoBlockIsCut) {
    const FakeCann fake;
    const AttentionProblem problem =
        roundedProblem({.pattern = "full", .shape = {.queries = 200, .keys = 300}}, kBlockHeads);
    const AttentionResult result = runOn(FakeInstallation(), problem, {.form = NpuForm::Blocks});
    expectAgrees(problem, result);
    EXPECT_EQ(result.record.called->name, "aclnnBlockSparseAttention");
}

TEST(NpuBackend, RecordsWhatItTookAndOnWhat) {
    const FakeCann fake;
    const AttentionProblem problem = roundedProblem(triangle(100));
    const RunRecord record = runOn(FakeInstallation(), problem).record;
    EXPECT_EQ(record.backend, "npu");
    EXPECT_EQ(record.device.name, "Ascend910B3, NPU 0");
    EXPECT_EQ(record.called->layout, "BNSD");
    EXPECT_EQ(record.called->inner_precise, 2);
    EXPECT_THAT(record.called->versions, HasSubstr("CANN 8.1.RC1, ACL 1.13.0, "));
    EXPECT_NEAR(record.device_seconds->value, 0.0015, 1e-6) << "the device's events, not the host's clock";
    EXPECT_EQ(record.executed_flops, (Flops{WideInt{4} * 16 * 2 * 100 * 100}));
    const WideInt tensors = 4 * 2 * (2 * 100 * 16) + 100 * 100 + 4 * 2 * 100;
    EXPECT_EQ(record.peak_bytes, Bytes{tensors + 4096}) << "with the operator's workspace";
}

TEST(NpuBackend, SaysWhatTheOperatorsDoNotTake) {
    const FakeCann fake;
    const FakeInstallation installation;
    const AttentionProblem problem = roundedProblem(triangle(64));
    EXPECT_THAT(whyNot(installation, problem, {.dtype = Dtype::Fp32}), HasSubstr("fp16 or bf16, not fp32"));
    EXPECT_THAT(whyNot(installation, roundedProblem(triangle(64), {.head_dim = 24})),
                HasSubstr("multiples of 16"));
    EXPECT_THAT(
        whyNot(installation, roundedProblem(triangle(64), {.heads = 65, .kv_heads = 1, .head_dim = 16})),
        HasSubstr("at most 64 to each KV head"));
    EXPECT_THAT(whyNot(installation, problem, {.device = 1}), HasSubstr("there is no NPU 1: there are 1"));
    EXPECT_THAT(whyNot(FakeInstallation(kOnlyPrompt), problem, {.form = NpuForm::Modes}),
                HasSubstr("aclnnPromptFlashAttentionV3 does not give"));
    EXPECT_THAT(whyNot(FakeInstallation(kOnlyV2), roundedProblem(triangle(450), kBlockHeads),
                       {.form = NpuForm::Blocks}),
                HasSubstr("no whole block"));
    MaskSettings dense = triangle(450);
    dense.pattern = "dense";
    EXPECT_THAT(
        whyNot(FakeInstallation(kOnlyV2), roundedProblem(dense, kBlockHeads), {.form = NpuForm::Blocks}),
        HasSubstr("has no aclnnBlockSparseAttention"));
    EXPECT_THAT(whyNot(installation, roundedProblem(dense), {.form = NpuForm::Blocks}),
                HasSubstr("head_dim of 64 or 128"));
    const AttentionProblem dilated = roundedProblem({.pattern = "dilated", .shape = MaskShape::square(64)});
    EXPECT_THAT(whyNot(installation, dilated, {.form = NpuForm::Modes}), HasSubstr("no sparse mode keeps"));
}

TEST(NpuBackend, KeepsToWhatA310PTakes) {
    const FakeCann fake;
    const FakeInstallation installation;
    fake.setSoc("Ascend310P3");
    const AttentionProblem problem = roundedProblem(triangle(128));
    const AttentionResult result = runOn(installation, problem);
    expectAgrees(problem, result);
    EXPECT_EQ(result.record.called->name, "aclnnPromptFlashAttentionV3");
    EXPECT_EQ(result.record.called->sparse_mode, 0);
    EXPECT_THAT(whyNot(installation, problem, {.dtype = Dtype::Bf16}), HasSubstr("fp16 only"));
    EXPECT_THAT(whyNot(installation, roundedProblem(triangle(100))), HasSubstr("multiples of 128"));
    EXPECT_THAT(whyNot(installation, roundedProblem(triangle(128), kGrouped)), HasSubstr("as many KV heads"));
}

}  // namespace
}  // namespace triscope
