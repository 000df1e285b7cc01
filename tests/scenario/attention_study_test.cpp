#include "core/scenario/attention_study.h"

#include <gtest/gtest.h>

#include "core/attention/compare_runs.h"
#include "core/base/input_error.h"
#include "core/npu/chosen_backends.h"
#include "core/scenario/explain_run.h"

namespace triscope {
namespace {

Scenario smallRun(const std::string& dtype) {
    Scenario scenario;
    scenario.mask.window = 32;
    scenario.mask.last = 10;
    scenario.run = {.seq = 160, .heads = 2, .kv_heads = 1, .head_dim = 32, .dtype = dtype};
    return scenario;
}

AttentionStudy study(const Scenario& scenario, const std::vector<std::string>& names, VerdictRule rule) {
    const Dtype dtype = findDtype(scenario.run.dtype).value();
    const ChosenBackends backends(names, NpuUse::ofType(dtype));
    return runStudy(makeProblem(scenario, MaskShape::square(scenario.run.seq), {}), dtype, rule,
                    backends.list(), {}, {});
}

TEST(VerdictRules, AreKnownByTheirNames) {
    for (const char* name : {"auto", "vendor", "tolerance", "same-dtype", "derived"})
        EXPECT_EQ(verdictRuleName(findVerdictRule(name).value()), name);
    EXPECT_EQ(findVerdictRule("strict"), std::nullopt);
}

TEST(VerdictRules, PassTheEmulatedOperatorUnlessToldOtherwise) {
    for (const char* dtype : {"fp16", "bf16"}) {
        for (const char* inputs : {"normal", "sink-like", "needle"}) {
            for (const char* pattern : {"triangle", "dense", "full", "streaming"}) {
                Scenario scenario = smallRun(dtype);
                scenario.run.inputs = inputs;
                scenario.mask.pattern = pattern;
                const AttentionStudy result =
                    study(scenario, {"reference", "cpu", "npu-emulated"}, VerdictRule::Auto);
                ASSERT_EQ(result.comparisons.size(), 3U);
                // Those with the reference stand first.
                for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
                    EXPECT_EQ(result.comparisons[k].b, 0U);
                    EXPECT_TRUE(result.comparisons[k].agreement.pass)
                        << dtype << " " << inputs << " " << pattern;
                }
                EXPECT_TRUE(result.plain->pass);
            }
        }
    }
}

TEST(VerdictRules, TellThatThePlainComputationItselfFailsTheVendors) {
    const AttentionStudy result = study(smallRun("bf16"), {"reference", "npu-emulated"}, VerdictRule::Vendor);
    EXPECT_EQ(result.comparisons.front().agreement.rule.name, "ascend-bf16");
    ASSERT_TRUE(result.plain);
    EXPECT_FALSE(result.plain->pass);
    EXPECT_GT(result.plain->failing_fraction, 0.005);
    EXPECT_LT(result.plain->failing_fraction, 0.2);
}

TEST(VerdictRules, AreOfATypeOrRefused) {
    EXPECT_EQ(study(smallRun("fp32"), {"reference", "cpu"}, VerdictRule::Auto)
                  .comparisons.front()
                  .agreement.rule.name,
              "fp32-derived");
    EXPECT_EQ(study(smallRun("fp16"), {"reference", "cpu"}, VerdictRule::Auto)
                  .comparisons.front()
                  .agreement.rule.name,
              "same-dtype-fp16");
    EXPECT_TRUE(whyNot(VerdictRule::Vendor, Dtype::Fp32));
    EXPECT_TRUE(whyNot(VerdictRule::Derived, Dtype::Bf16));
    for (const VerdictRule rule : {VerdictRule::Auto, VerdictRule::SameDtype, VerdictRule::Tolerance}) {
        for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) EXPECT_FALSE(whyNot(rule, dtype));
    }
    try {
        study(smallRun("fp32"), {"reference", "cpu"}, VerdictRule::Vendor);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "rule");
    }
}

TEST(AttentionStudy, CountsUlpsInStepsOfTheType) {
    const AttentionStudy result = study(smallRun("bf16"), {"reference", "cpu"}, VerdictRule::Auto);
    // Rounding to nearest is at most one step off, and reference and cpu round the same number.
    EXPECT_LE(result.comparisons.front().agreement.max_ulp, 1);
}

TEST(AttentionStudy, NeedsNoReference) {
    const AttentionStudy result = study(smallRun("fp16"), {"npu-emulated", "cpu"}, VerdictRule::Auto);
    ASSERT_EQ(result.comparisons.size(), 1U);
    EXPECT_EQ(result.results[result.comparisons[0].b].record.backend, "cpu");
}

TEST(AttentionStudy, EstimatesMoreMemoryForMoreBackends) {
    const TensorShape q{2, 100, 8};
    const TensorShape k{1, 100, 8};
    const auto bytes = [&](const std::vector<std::string>& names) { return studyBytes(q, k, names).value; };
    EXPECT_EQ(bytes({}), WideInt{4 * (1600 + 2 * 800)});
    EXPECT_EQ(bytes({"cpu"}) - bytes({}), WideInt{4 * 1600 + 8 * 200});
    EXPECT_EQ(bytes({"reference"}) - bytes({"cpu"}), WideInt{8 * 1600});
    EXPECT_EQ(bytes({"npu-emulated"}) - bytes({"cpu"}), bytes({}));
}

TEST(AttentionStudy, RefusesWhatThisMachineCannotHoldWithTheNumber) {
    Scenario scenario = smallRun("fp32");
    scenario.run.heads = scenario.run.kv_heads = 1024;
    scenario.run.head_dim = 4096;
    try {
        makeProblem(scenario, MaskShape::square(1 << 20), {});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "seq");
        EXPECT_NE(error.issues().front().message.str().find("TiB"), std::string::npos)
            << error.issues().front().message.str();
    }
}

TEST(TensorFiles, AreAllNamedAndThereOrRefusedByName) {
    const auto fieldOf = [](const TensorFiles& files) -> std::string {
        try {
            requireFiles(files);
        } catch (const InputError& error) {
            return error.issues().front().field;
        }
        return "";
    };
    EXPECT_EQ(fieldOf({}), "");
    EXPECT_EQ(fieldOf({"nothing.npy", {}, {}}), "q");
    EXPECT_EQ(fieldOf({"nothing.safetensors:q", "k.npy", "v.npy"}), "q");
    EXPECT_EQ(fieldOf({{}, "k.npy", "v.npy"}), "q");
    EXPECT_EQ(fieldOf({"/", "k.npy", "v.npy"}), "k");
}

TEST(ExplainRun, StartsFromInputsBeforeAnyRounding) {
    const Scenario scenario = smallRun("bf16");
    const ErrorSteps steps = explainRun(scenario, MaskShape::square(160), {}, {.dtype = Dtype::Bf16}, {}, {});
    EXPECT_EQ(steps.steps[1].name, "input-rounding");
    EXPECT_GT(steps.steps[1].share, 0.1);
    EXPECT_THROW(explainRun(smallRun("fp32"), MaskShape::square(160), {}, {.dtype = Dtype::Fp32}, {}, {}),
                 InputError);
}

}  // namespace
}  // namespace triscope
