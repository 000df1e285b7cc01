#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "core/attention/backend.h"
#include "core/attention/plain_loops.h"
#include "tests/support/attention_cases.h"

// How the cpu backend runs: the same every time, watched, stopped, and within its memory.
namespace triscope {
namespace {

AttentionResult runCpu(const AttentionProblem& problem, const RunOptions& options,
                       const RunControl& control = {}) {
    return findBackend("cpu")->run(problem, options, control);
}

TEST(CpuRun, RepeatsItselfWhereverItsMemoryLies) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(200), .window = 30}, {2, 1, 19});
    const AttentionResult first = runCpu(problem, {});
    std::vector<std::vector<char>> in_the_way;
    for (std::size_t k = 1; k < 12; ++k) {
        in_the_way.emplace_back(k * 4 + 1);
        const AttentionProblem moved = problem;
        EXPECT_TRUE(sameBits(runCpu(moved, {}).output, first.output));
    }
}

TEST(CpuRun, RecordsWhatItDid) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(256)});
    const RunRecord record = runCpu(problem, {32, 2}).record;
    EXPECT_EQ(record.backend, "cpu");
    EXPECT_EQ(record.useful_flops, usefulFlops(problem));
    EXPECT_GE(record.device.threads, 1);
    EXPECT_LE(record.device.threads, 2);
    EXPECT_GT(record.seconds.value, 0);
}

TEST(CpuRun, NeedsMemoryInProportionToTheLength) {
    const auto peakAt = [](Index tokens) {
        return runCpu(gaussianProblem({.shape = MaskShape::square(tokens), .sink = 1, .window = 8, .last = 1},
                                      {1, 1, 2}),
                      {16, 1})
            .record.peak_bytes.toDouble();
    };
    EXPECT_LT(peakAt(16384), 2.05 * peakAt(8192));
}

TEST(CpuRun, RunsAHundredThousandTokens) {
    const Index tokens = 100'000;
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(tokens), .sink = 0, .window = 4, .last = 0}, {1, 1, 2});
    const AttentionResult result = runCpu(problem, {16, 2});
    PlainLoops<double> reference(problem);
    std::vector<double> row(2);
    for (QueryIndex r = 0; r < tokens; r += 3571) {
        reference.row(0, r, row);
        EXPECT_NEAR(result.output.row(0, r)[1], row[1], 1e-6);
    }
}

TEST(CpuRun, ReportsGrowingSharesFromTheCallersThreadUpToOne) {
    for (const int threads : {1, 2, 8}) {
        std::vector<double> shares;
        bool elsewhere = false;
        const RunControl control{.progress = [&, caller = std::this_thread::get_id()](double share) {
            elsewhere = elsewhere || std::this_thread::get_id() != caller;
            shares.push_back(share);
        }};
        runCpu(gaussianProblem({.shape = MaskShape::square(500)}), {16, threads}, control);
        EXPECT_FALSE(elsewhere);
        EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
        EXPECT_GT(shares.front(), 0);
        EXPECT_EQ(shares.back(), 1);
    }
}

// Asks to stop at the first report; tells whether the run was cancelled, and what it reported.
bool isCancelledByFirstReport(int threads, std::vector<double>& shares) {
    std::stop_source source;
    const RunControl control{source.get_token(), [&](double share) {
                                 shares.push_back(share);
                                 source.request_stop();
                             }};
    const AttentionProblem problem = gaussianProblem({.pattern = "dense", .shape = MaskShape::square(1500)});
    try {
        runCpu(problem, {16, threads}, control);
    } catch (const Cancelled&) {
        return true;
    }
    return false;
}

TEST(CpuRun, StartsNoTileAfterBeingAskedToStop) {
    std::vector<double> shares;
    EXPECT_TRUE(isCancelledByFirstReport(1, shares));
    EXPECT_EQ(shares.size(), 1u);
    EXPECT_LT(shares.front(), 0.1);
}

TEST(CpuRun, StopsEveryThreadWhenAsked) {
    for (const int threads : {2, 8}) {
        std::vector<double> shares;
        const bool cancelled = isCancelledByFirstReport(threads, shares);
        EXPECT_EQ(shares.size(), 1u) << "the caller's thread went on";
        // On a busy machine the others may have done all before the caller's thread had its turn.
        EXPECT_TRUE(cancelled || shares.front() == 1);
    }
}

TEST(CpuRun, DoesNotStartWhenAlreadyStopped) {
    std::stop_source source;
    source.request_stop();
    bool reported = false;
    const RunControl control{source.get_token(), [&](double) { reported = true; }};
    EXPECT_THROW(runCpu(gaussianProblem({.shape = MaskShape::square(100)}), {16, 2}, control), Cancelled);
    EXPECT_FALSE(reported);
}

TEST(CpuRun, HandsOnWhatTheWatcherThrows) {
    const RunControl control{.progress = [](double) { throw std::logic_error("the watcher's own"); }};
    EXPECT_THROW(runCpu(gaussianProblem({.shape = MaskShape::square(300)}), {16, 1}, control),
                 std::logic_error);
}

}  // namespace
}  // namespace triscope
