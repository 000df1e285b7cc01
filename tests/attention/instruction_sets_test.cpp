#include <gtest/gtest.h>

#include <set>

#include "core/attention/compare_runs.h"
#include "core/attention/cpu_backend.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/engine/panel_kernels.h"
#include "tests/attention/plain_backward.h"
#include "tests/support/attention_cases.h"
#include "tests/support/only_target.h"

namespace triscope {
namespace {

TEST(InstructionSets, AllAgreeWithTheReference) {
    std::set<std::string> seen;
    for (const std::int64_t target : runnableTargets()) {
        const OnlyTarget only(target);
        SCOPED_TRACE(panelKernels().target);
        seen.insert(panelKernels().target);
        for (const Index head_dim : {1, 13, 16, 40, 64}) {
            for (const char* pattern : {"dense", "triangle", "last", "vertical-slash"}) {
                const AttentionProblem problem = gaussianProblem({.pattern = pattern,
                                                                  .shape = MaskShape::square(205),
                                                                  .sink = 3,
                                                                  .window = 37,
                                                                  .last = 20},
                                                                 {2, 1, head_dim});
                const AttentionResult result = CpuBackend().run(problem, {.threads = 1}, {});
                const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
                const DerivedTolerance tolerance = deriveTolerance(problem, {});
                EXPECT_TRUE(compareOutputs(result, reference, tolerance.output).pass) << pattern << head_dim;
                EXPECT_TRUE(compare(result.lse, reference.lse, tolerance.lse).pass) << pattern << head_dim;
            }
        }
    }
    EXPECT_GE(seen.size(), 1u);
}

// Rounding errors are in proportion to the terms that an element adds up.
TEST(InstructionSets, AllAgreeOnTheBackwardPass) {
    for (const Index head_dim : {1, 13, 40, 64}) {
        const AttentionProblem problem = gaussianProblem(
            {.shape = MaskShape::square(205), .sink = 3, .window = 37, .last = 20}, {4, 2, head_dim});
        const Tensor d_output = gaussianTensor(problem.q.shape, 9, InputStream::Queries);
        const AttentionResult forward = CpuBackend().run(problem, {}, {});
        const auto reference = plainBackward<double>(problem, d_output, *problem.mask);
        for (const std::int64_t target : runnableTargets()) {
            const OnlyTarget only(target);
            SCOPED_TRACE(panelKernels().target);
            const AttentionGradients result = attentionBackward(problem, forward, d_output, {}, {});
            EXPECT_TRUE(compare(result.dq, reference.dq, {.atol = 0x1p-18 * reference.dq_terms}).pass);
            EXPECT_TRUE(compare(result.dk, reference.dk, {.atol = 0x1p-18 * reference.dk_terms}).pass);
            EXPECT_TRUE(compare(result.dv, reference.dv, {.atol = 0x1p-18 * reference.dv_terms}).pass);
        }
    }
}

TEST(InstructionSets, HavePanelsOfTwoVectors) {
    for (const std::int64_t target : runnableTargets()) {
        const OnlyTarget only(target);
        EXPECT_EQ(panelKernels().panel_rows, kPanelVectors * panelKernels().lanes);
        EXPECT_LE(panelKernels().panel_rows, kMaxPanelRows);
    }
}

}  // namespace
}  // namespace triscope
