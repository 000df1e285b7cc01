#include "core/attention/backward/attention_backward.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "core/mask/block_mask.h"
#include "core/numerics/agreement.h"
#include "tests/attention/plain_backward.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

Tensor gaussianLike(const Tensor& output, std::uint64_t seed = 9) {
    return gaussianTensor(output.shape, seed, InputStream::Queries);
}

AttentionGradients runBackward(const AttentionProblem& problem, const Tensor& d_output, Index block = 64,
                               int threads = 1, const RunControl& control = {}) {
    const AttentionResult forward = findBackend("cpu")->run(problem, {}, {});
    return attentionBackward(problem, forward, d_output, {{block, threads}, problem.mask}, control);
}

// Twice the error of plain float, and at least 2^-20 of what rounding errors are in proportion to.
void expectAgrees(const char* name, const Tensor& result, const BasicTensor<float>& plain,
                  const BasicTensor<double>& reference, double terms) {
    double error = 0;
    for (std::size_t k = 0; k < plain.data.size(); ++k) {
        error = std::max(error, std::abs(static_cast<double>(plain.data[k]) - reference.data[k]));
    }
    const ToleranceRule rule{.name = "derived", .atol = std::max(2 * error, 0x1p-20 * terms)};
    const Agreement agreement = compare(result, reference, rule);
    EXPECT_TRUE(agreement.pass) << name << " off by " << agreement.max_abs << ", allowed " << rule.atol
                                << ", at head " << agreement.worst.head << " row " << agreement.worst.row;
}

void expectSections(const std::vector<SectionGradients>& result,
                    const std::vector<SectionGradients>& reference) {
    ASSERT_EQ(result.size(), reference.size());
    for (std::size_t head = 0; head < result.size(); ++head) {
        double largest = 0;
        for (const SectionGradient& sum : reference[head]) largest = std::max(largest, sum.absolute_sum);
        for (std::size_t region = 0; region < kMaxRegions; ++region) {
            // Every term is a float product, off by some units in the last place.
            EXPECT_NEAR(result[head][region].signed_sum, reference[head][region].signed_sum,
                        0x1p-18 * largest);
            EXPECT_NEAR(result[head][region].absolute_sum, reference[head][region].absolute_sum,
                        0x1p-18 * largest);
        }
    }
}

void expectGradientsForEveryBlock(const AttentionProblem& problem) {
    const Tensor d_output = gaussianLike(problem.q);
    const auto reference = plainBackward<double>(problem, d_output, *problem.mask);
    const auto plain = plainBackward<float>(problem, d_output, *problem.mask);
    for (const Index block : {7, 64}) {
        SCOPED_TRACE("block " + std::to_string(block));
        const AttentionGradients result = runBackward(problem, d_output, block);
        expectAgrees("dQ", result.dq, plain.dq, reference.dq, reference.dq_terms);
        expectAgrees("dK", result.dk, plain.dk, reference.dk, reference.dk_terms);
        expectAgrees("dV", result.dv, plain.dv, reference.dv, reference.dv_terms);
        expectSections(result.sections, reference.sections);
        const CellCount executed = summarizeBlocks(*problem.mask, block).executed_cells;
        EXPECT_EQ(result.record.executed_flops,
                  (Flops{WideInt{10} * problem.headDim() * problem.heads() * executed}));
    }
}

class AttentionBackwardByPattern : public testing::TestWithParam<std::string> {};

TEST_P(AttentionBackwardByPattern, AgreesWithPlainLoopsForEverySizeAndBlock) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask));
        expectGradientsForEveryBlock(gaussianProblem(mask, sizes.heads));
    }
}

TEST_P(AttentionBackwardByPattern, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask));
        const AttentionProblem problem = gaussianProblem(mask, sizes.heads);
        const Tensor d_output = gaussianLike(problem.q);
        const AttentionGradients alone = runBackward(problem, d_output, 16, 1);
        for (const int threads : {2, 8}) {
            const AttentionGradients shared = runBackward(problem, d_output, 16, threads);
            EXPECT_TRUE(sameBits(shared.dq, alone.dq));
            EXPECT_TRUE(sameBits(shared.dk, alone.dk));
            EXPECT_TRUE(sameBits(shared.dv, alone.dv));
            for (std::size_t head = 0; head < alone.sections.size(); ++head) {
                for (std::size_t region = 0; region < kMaxRegions; ++region) {
                    EXPECT_EQ(shared.sections[head][region].signed_sum,
                              alone.sections[head][region].signed_sum);
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Catalog, AttentionBackwardByPattern, testing::ValuesIn(catalogNames()),
                         [](const auto& pattern) { return testName(pattern.param); });

TEST(AttentionBackward, AgreesWithPlainLoopsOnRandomMasks) {
    std::mt19937 random(29);
    for (int trial = 0; trial < 60 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings mask = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(mask));
        expectGradientsForEveryBlock(gaussianProblem(mask, {4, 2, 4}, random()));
    }
}

// y = sum of d_output * output, by the double reference.
double scalarOf(const AttentionProblem& problem, const Tensor& d_output) {
    const AttentionResult result = findBackend("reference")->run(problem, {}, {});
    return std::inner_product(d_output.data.begin(), d_output.data.end(), result.exact_output.data.begin(),
                              0.0);
}

// Central differences, their step halved once: the two together (Richardson) leave an error of order h^4.
double slope(AttentionProblem& problem, float& element, const Tensor& d_output) {
    const auto central = [&](float step) {
        const float kept = element;
        const float up = kept + step;
        const float down = kept - step;
        element = up;
        const double above = scalarOf(problem, d_output);
        element = down;
        const double below = scalarOf(problem, d_output);
        element = kept;
        return (above - below) / (static_cast<double>(up) - static_cast<double>(down));
    };
    return (4 * central(0x1p-7f) - central(0x1p-6f)) / 3;
}

void expectSlopes(AttentionProblem& problem, Tensor& input, const Tensor& gradient, const Tensor& d_output) {
    for (std::size_t k = 0; k < input.data.size(); ++k) {
        const double expected = slope(problem, input.data[k], d_output);
        EXPECT_NEAR(static_cast<double>(gradient.data[k]), expected, 1e-5 * (1 + std::abs(expected)));
    }
}

TEST(AttentionBackward, IsTheSlopeOfTheReference) {
    for (const char* pattern : {"triangle", "dense", "full", "last", "middle", "dilated"}) {
        SCOPED_TRACE(pattern);
        MaskSettings mask = smallMask(pattern, {9, 12, 3, 0});
        mask.sink = 1;
        mask.window = 3;
        mask.last = 2;
        AttentionProblem problem = gaussianProblem(mask, {4, 2, 3});
        const Tensor d_output = gaussianLike(problem.q);
        const AttentionGradients gradients = runBackward(problem, d_output, 4);
        expectSlopes(problem, problem.q, gradients.dq, d_output);
        expectSlopes(problem, problem.k, gradients.dk, d_output);
        expectSlopes(problem, problem.v, gradients.dv, d_output);
    }
}

TEST(AttentionBackward, GivesNothingWhereNoKeyIsLeft) {
    const AttentionProblem problem = gaussianProblem(
        {.pattern = "last", .shape = MaskShape::square(150), .sink = 2, .window = 10, .last = 20});
    const AttentionGradients result = runBackward(problem, gaussianLike(problem.q), 16);
    for (QueryIndex row = 0; row < 130; ++row) {
        for (Index d = 0; d < 8; ++d) EXPECT_EQ(result.dq.row(1, row)[d], 0);
    }
    EXPECT_NE(result.dq.row(1, 140)[0], 0);
    EXPECT_EQ(result.dv.row(0, 149)[0], 0) << "the last key is in the window, which this mask drops";
}

// The probe of the paper: attention is dense, and Triangle's sections share its cells among them.
TEST(AttentionBackward, SumsTheSectionsOfAnotherMask) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "dense", .shape = MaskShape::square(200)}, {4, 2, 16});
    const MaskPtr triangle = makeMask({.shape = MaskShape::square(200), .sink = 4, .window = 30, .last = 20});
    const Tensor d_output = gaussianLike(problem.q);
    const AttentionResult forward = findBackend("cpu")->run(problem, {}, {});
    const AttentionGradients result = attentionBackward(problem, forward, d_output, {{64, 1}, triangle}, {});
    expectSections(result.sections, plainBackward<double>(problem, d_output, *triangle).sections);
    for (std::size_t region = 0; region < triangle->regions().size(); ++region) {
        const bool future = triangle->regions()[region].role == RegionRole::Future;
        EXPECT_EQ(result.sections[0][region].absolute_sum == 0, future) << triangle->regions()[region].name;
    }
    EXPECT_TRUE(attentionBackward(problem, forward, d_output, {}, {}).sections.empty());
}

// All of y goes through A: the signed sums of all sections together are sum of dO * O.
TEST(AttentionBackward, SharesTheWholeScalarAmongTheSections) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(300)}, {2, 1, 32});
    const Tensor d_output = gaussianLike(problem.q);
    double total = 0;
    for (const SectionGradients& head : runBackward(problem, d_output).sections) {
        for (const SectionGradient& section : head) total += section.signed_sum;
    }
    EXPECT_NEAR(total, scalarOf(problem, d_output), 1e-3);
}

TEST(AttentionBackward, SurvivesScoresOfThousands) {
    AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(120), .sink = 2, .window = 40, .last = 10}, {2, 1, 16});
    for (float& value : problem.q.data) value *= 1000;
    const AttentionGradients result = runBackward(problem, gaussianLike(problem.q), 16);
    for (const Tensor* gradient : {&result.dq, &result.dk, &result.dv}) {
        for (const float value : gradient->data) ASSERT_TRUE(std::isfinite(value));
    }
}

TEST(AttentionBackward, TakesMemoryInProportionToTheLength) {
    const auto bytes = [](Index seq) {
        const AttentionProblem problem =
            gaussianProblem({.shape = MaskShape::square(seq), .window = 32, .last = 8}, {1, 1, 8});
        return runBackward(problem, gaussianLike(problem.q)).record.peak_bytes.toDouble();
    };
    EXPECT_LT(bytes(8192), 4.5 * bytes(2048));
}

TEST(AttentionBackward, ReportsProgressUpToTheEnd) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(600)});
    std::vector<double> shares;
    runBackward(problem, gaussianLike(problem.q), 64, 1,
                {.progress = [&](double share) { shares.push_back(share); }});
    ASSERT_GT(shares.size(), 2u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
}

TEST(AttentionBackward, StopsWhenAsked) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(600)});
    std::stop_source source;
    int reports = 0;
    const RunControl control{source.get_token(), [&](double) {
                                 ++reports;
                                 source.request_stop();
                             }};
    EXPECT_THROW(runBackward(problem, gaussianLike(problem.q), 16, 1, control), Cancelled);
    EXPECT_EQ(reports, 1);
}

}  // namespace
}  // namespace triscope
