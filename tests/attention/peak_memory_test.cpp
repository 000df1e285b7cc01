#include <gtest/gtest.h>
#include <malloc.h>

#include "core/attention/backend.h"
#include "core/attention/cpu_backend.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

// The bytes that the C library has handed out and not got back.
double bytesInUse() {
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

bool allocatorIsCounted() {
    const double before = bytesInUse();
    const std::vector<char> block(1 << 20);
    return bytesInUse() - before > 1e6;
}

struct Measured {
    double in_use = 0;    // the most above the start, seen at progress reports
    double recorded = 0;  // what the run said
};

template <class Run>
Measured measure(const Run& run) {
    Measured measured;
    const double before = bytesInUse();
    const RunControl control{
        .progress = [&](double) { measured.in_use = std::max(measured.in_use, bytesInUse() - before); }};
    measured.recorded = run(RunOptions{64, 1}, control).record.peak_bytes.toDouble();
    return measured;
}

Measured measure(const char* backend, const AttentionProblem& problem) {
    return measure([&](const RunOptions& options, const RunControl& control) {
        return findBackend(backend)->run(problem, options, control);
    });
}

// The output is 512 KiB and the LSE 128 KiB, so a part forgotten or counted twice shows.
TEST(PeakBytes, AreWhatTheAllocatorHandedOut) {
    if (!allocatorIsCounted()) GTEST_SKIP() << "another allocator stands in for the C library's";
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(4096), .window = 16, .last = 1}, {4, 1, 8});
    const Measured reference = measure("reference", problem);
    EXPECT_NEAR(reference.in_use, reference.recorded, 4096);
    const Measured cpu = measure("cpu", problem);
    EXPECT_NEAR(cpu.in_use, cpu.recorded, 16384);
}

// A copy of Q, K and V in floats would be 3 MiB.
TEST(PeakBytes, AreThoseOfATileWhereInputsAreWidened) {
    if (!allocatorIsCounted()) GTEST_SKIP() << "another allocator stands in for the C library's";
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(16384), .window = 16, .last = 1}, {1, 1, 16});
    const HalfAttentionProblem half = narrowed(Dtype::Bf16, problem);
    const Measured cpu = measure([&](const RunOptions& options, const RunControl& control) {
        return CpuBackend().run(half, options, control);
    });
    EXPECT_NEAR(cpu.in_use, cpu.recorded, 16384);
    EXPECT_LT(cpu.recorded, measure("cpu", problem).recorded + (1 << 18));
}

}  // namespace
}  // namespace triscope
