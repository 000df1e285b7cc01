#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/backend.h"
#include "core/attention/plain_loops.h"
#include "core/io/npy.h"
#include "tests/attention/run_checks.h"
#include "tests/support/attention_cases.h"
#include "tests/support/golden.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

AttentionProblem goldenProblem(const std::string& name, const MaskSettings& mask) {
    return {.q = loadTensor(golden("attention/" + name + "_q.npy"), "q"),
            .k = loadTensor(golden("attention/" + name + "_k.npy"), "k"),
            .v = loadTensor(golden("attention/" + name + "_v.npy"), "v"),
            .mask = makeMask(mask)};
}

void expectGolden(const std::string& name, const MaskSettings& mask) {
    const AttentionProblem problem = goldenProblem(name, mask);
    ASSERT_TRUE(validate(problem).empty());
    const AttentionResult result = runReference(problem);
    const auto output = readNpy<double>(golden("attention/" + name + "_output.npy"));
    const auto lse = readNpy<double>(golden("attention/" + name + "_lse.npy"));
    ASSERT_EQ(result.exact_output.data.size(), output.data.size());
    ASSERT_EQ(result.lse.data.size(), lse.data.size());
    // Both sides are double: a few rounding errors of sums of at most 17 terms of size 1.
    for (std::size_t k = 0; k < output.data.size(); ++k) {
        EXPECT_NEAR(result.exact_output.data[k], output.data[k], 1e-14);
        EXPECT_EQ(result.output.data[k], static_cast<float>(result.exact_output.data[k]));
    }
    for (std::size_t k = 0; k < lse.data.size(); ++k) {
        if (std::isinf(lse.data[k])) {
            EXPECT_EQ(result.lse.data[k], lse.data[k]);
        } else {
            EXPECT_NEAR(result.lse.data[k], lse.data[k], 1e-14);
        }
    }
}

TEST(Reference, MatchesNumPyWithOffsetAndGroupedHeads) {
    expectGolden("offset", {.shape = {13, 17, 4, 0}, .sink = 2, .window = 5, .last = 3});
}

TEST(Reference, MatchesNumPyWhereRowsHaveNoKey) {
    expectGolden(
        "empty",
        {.shape = MaskShape::square(9), .sink = 0, .window = 0, .last = 3, .convention = Convention::Kernel});
}

TEST(Reference, CopiesTheValueOfAnOnlyKey) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "streaming", .shape = MaskShape::square(5), .sink = 0, .window = 0});
    const AttentionResult result = runReference(problem);
    for (Index head = 0; head < 2; ++head) {
        for (Index row = 0; row < 5; ++row) {
            for (Index d = 0; d < 8; ++d) {
                EXPECT_EQ(result.exact_output.row(head, row)[d], problem.v.row(0, row)[d]);
            }
        }
    }
}

TEST(Reference, AveragesValuesWhenAllScoresAreEqual) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "dense", .shape = MaskShape::square(4)}, {.head_dim = 2});
    problem.k.data.assign(problem.k.data.size(), 0.0f);
    const AttentionResult result = runReference(problem);
    const float* v = problem.v.data.data();
    EXPECT_NEAR(result.exact_output.row(0, 3)[1], (double{v[1]} + v[3] + v[5] + v[7]) / 4, 1e-15);
    EXPECT_NEAR(*result.lse.row(0, 3), std::log(4.0), 1e-15);
}

TEST(Reference, GivesZeroAndMinusInfinityForARowWithoutKeys) {
    const AttentionResult result =
        runReference(gaussianProblem({.pattern = "last", .shape = MaskShape::square(12), .last = 2}));
    EXPECT_EQ(*result.lse.row(1, 3), -kInfinity);
    for (Index d = 0; d < 8; ++d) EXPECT_EQ(result.exact_output.row(1, 3)[d], 0);
}

TEST(Reference, StaysExactWhenScoresAreTensOfThousands) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = {1, 2, 0, 0}}, {.heads = 1, .head_dim = 1});
    problem.scale = 1;
    problem.q.data = {1.0f};
    problem.k.data = {10000.0f, 10001.0f};
    problem.v.data = {3.0f, 5.0f};
    const AttentionResult result = runReference(problem);
    const double p = 1 / (1 + std::exp(-1.0));
    EXPECT_NEAR(result.exact_output.data[0], 3 * (1 - p) + 5 * p, 1e-14);
    EXPECT_NEAR(result.lse.data[0], 10001 + std::log1p(std::exp(-1.0)), 1e-11);
}

TEST(Reference, RecordsWhatItDid) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(30), .sink = 1, .window = 3, .last = 2});
    const RunRecord record = runReference(problem).record;
    EXPECT_EQ(record.backend, "reference");
    EXPECT_EQ(record.useful_flops, usefulFlops(problem));
    EXPECT_EQ(record.executed_flops, record.useful_flops) << "it computes the kept cells and no others";
    EXPECT_EQ(record.device.threads, 1);
    EXPECT_FALSE(record.device.name.empty());
    EXPECT_GT(record.seconds.value, 0);
    const WideInt elements = 2 * 30 * 8;
    EXPECT_EQ(record.peak_bytes, (Bytes{elements * (4 + 8) + 2 * 30 * 8 + 30 * 8}));
}

TEST(Reference, ReportsEveryRowAndEndsAtOne) {
    std::vector<double> shares;
    runReference(gaussianProblem({.shape = MaskShape::square(7)}),
                 {.progress = [&](double share) { shares.push_back(share); }});
    EXPECT_EQ(shares.size(), 14u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
}

TEST(Reference, StopsWithinARowOfBeingAsked) {
    std::stop_source source;
    int rows = 0;
    const RunControl control{source.get_token(), [&](double) {
                                 if (++rows == 3) source.request_stop();
                             }};
    EXPECT_THROW(runReference(gaussianProblem({.shape = MaskShape::square(50)}), control), Cancelled);
    EXPECT_EQ(rows, 3);
}

TEST(PlainLoops, InFloatDifferFromDoubleByRoundingOnly) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "dense", .shape = MaskShape::square(64)}, {.head_dim = 32});
    PlainLoops<float> plain(problem);
    PlainLoops<double> reference(problem);
    std::vector<float> a(32);
    std::vector<double> b(32);
    double error = 0;
    for (QueryIndex row = 0; row < 64; ++row) {
        plain.row(0, row, a);
        reference.row(0, row, b);
        for (std::size_t d = 0; d < 32; ++d) error = std::max(error, std::abs(a[d] - b[d]));
    }
    EXPECT_GT(error, 1e-9) << "float that agrees with double to the last digit is not float";
    EXPECT_LT(error, 1e-5);
    EXPECT_EQ(plain.cells(), 64 * 65 / 2);
}

}  // namespace
}  // namespace triscope
