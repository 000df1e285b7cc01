#include "core/npu/chosen_backends.h"

#include <gtest/gtest.h>

#include "core/attention/gaussian_problem.h"
#include "core/base/input_error.h"

namespace triscope {
namespace {

std::vector<std::string> namesOf(const ChosenBackends& backends) {
    std::vector<std::string> names;
    for (const AttentionBackend* backend : backends.list()) names.emplace_back(backend->name());
    return names;
}

Issue issueOf(const std::vector<std::string>& names, Dtype dtype) {
    try {
        const ChosenBackends backends(names, NpuUse::ofType(dtype));
    } catch (const InputError& error) {
        return error.issues().front();
    }
    return {};
}

TEST(ChosenBackends, StandTheMostTrustedFirstHoweverTheyAreNamed) {
    const ChosenBackends backends({"cpu-two-pass", "npu-emulated", "cpu", "reference"},
                                  NpuUse::ofType(Dtype::Fp16));
    EXPECT_EQ(namesOf(backends),
              (std::vector<std::string>{"reference", "cpu", "npu-emulated", "cpu-two-pass"}));
    EXPECT_TRUE(backends.has("cpu"));
    EXPECT_FALSE(backends.has("npu"));
}

TEST(ChosenBackends, CallTheOperatorAsTheyAreTold) {
    NpuUse use = NpuUse::ofType(Dtype::Bf16);
    use.emulated.inner_precise = 1;
    const ChosenBackends backends({"npu-emulated"}, use);
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(20)}, {2, 1, 16});
    const AttentionResult result = backends.list().front()->run(problem, {}, {});
    EXPECT_EQ(result.record.called->inner_precise, 1);
    Tensor rounded = result.output;
    roundTensor(Dtype::Bf16, rounded);
    EXPECT_EQ(rounded.data, result.output.data) << "the type of the call";
}

TEST(ChosenBackends, NameTheSettingThatIsAtFault) {
    EXPECT_EQ(issueOf({"gpu"}, Dtype::Fp16).field, "backend");
    EXPECT_EQ(issueOf({"cpu", "cpu"}, Dtype::Fp16).field, "backend");
    EXPECT_EQ(issueOf({}, Dtype::Fp16).field, "backend");
    EXPECT_EQ(issueOf({"cpu", "npu-emulated"}, Dtype::Fp32).field, "dtype");
    EXPECT_EQ(issueOf({"cpu", "reference"}, Dtype::Fp32).field, "");
}

}  // namespace
}  // namespace triscope
