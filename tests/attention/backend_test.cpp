#include "core/attention/backend.h"

#include <gtest/gtest.h>

#include "core/attention/compare_runs.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

TEST(Backends, AreListedTheMostTrustedFirst) {
    std::vector<std::string_view> names;
    for (const AttentionBackend* backend : attentionBackends()) names.push_back(backend->name());
    EXPECT_EQ(names, (std::vector<std::string_view>{"reference", "cpu"}));
}

TEST(Backends, AreFoundByNameOrNotAtAll) {
    for (const AttentionBackend* backend : attentionBackends()) {
        EXPECT_EQ(findBackend(backend->name()), backend);
    }
    EXPECT_EQ(findBackend("gpu"), nullptr);
    EXPECT_EQ(findBackend(""), nullptr);
}

TEST(Backends, SupportEveryValidProblem) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(3)}, {6, 2, 1});
    for (const AttentionBackend* backend : attentionBackends()) {
        EXPECT_EQ(backend->whyNot(problem), std::nullopt);
        EXPECT_EQ(backend->run(problem, {}, {}).record.backend, backend->name());
    }
}

TEST(CompareOutputs, UsesTheReferenceBeforeRounding) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(30)});
    const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
    AttentionResult rounded = reference;
    rounded.exact_output = {};
    const Agreement agreement = compareOutputs(rounded, reference, {.name = "exact"});
    EXPECT_GT(agreement.max_abs, 0);
    EXPECT_LE(agreement.max_ulp, 0) << "equal as floats, apart as doubles";
}

// fp16 and bf16 end to end: all backends see the same rounded inputs, and rounding is the error that is left.
TEST(CompareOutputs, Pass16BitRulesOnceInputsAndOutputsAreRounded) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        AttentionProblem problem =
            gaussianProblem({.shape = MaskShape::square(200), .window = 50}, {4, 2, 32});
        const AttentionProblem unrounded = problem;
        roundInputs(dtype, problem);
        EXPECT_NE(problem.q.data, unrounded.q.data);
        AttentionResult cpu = findBackend("cpu")->run(problem, {}, {});
        roundOutput(dtype, cpu);
        const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
        const Agreement agreement = compareOutputs(cpu, reference, vendorRule(dtype));
        EXPECT_TRUE(agreement.pass);
        EXPECT_GT(agreement.max_abs, 1e-5) << "the output was not rounded";
        EXPECT_FALSE(
            compareOutputs(cpu, findBackend("reference")->run(unrounded, {}, {}), vendorRule(dtype)).pass)
            << "rounding Q, K and V must be visible, or this test shows nothing";
    }
}

}  // namespace
}  // namespace triscope
