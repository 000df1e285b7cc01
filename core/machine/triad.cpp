#include "core/machine/triad.h"

#include <algorithm>
#include <cassert>
#include <memory>

#include "core/base/stopwatch.h"
#include "core/machine/memory.h"
#include "core/machine/passes.h"

namespace triscope {

namespace {

constexpr int kPasses = 10;
constexpr Seconds kBudget{2};
constexpr Index kChunk = Index{1} << 20;  // elements between two looks at a stop request

using Array = std::unique_ptr<float[]>;

Index elementsOfArray() {
    constexpr WideInt kLeast = WideInt{1} << 20;
    constexpr WideInt kMost = WideInt{1} << 30;
    const WideInt wanted = std::clamp(4 * lastLevelCache().value, 64 * kLeast, kMost);
    const WideInt affordable = std::max(availableMemory().value / 6, kLeast);
    return static_cast<Index>(std::min(wanted, affordable) / WideInt{sizeof(float)});
}

// Calls body(begin, end) for the chunks of [0, elements), the same ones in the same thread each time.
template <class Body>
void forChunks(Index elements, int threads, const RunControl& control, const Body& body) {
    const Index chunks = (elements + kChunk - 1) / kChunk;
#pragma omp parallel for schedule(static) num_threads(threads)
    for (Index chunk = 0; chunk < chunks; ++chunk) {
        if (control.stop.stop_requested()) continue;
        body(chunk * kChunk, std::min(elements, (chunk + 1) * kChunk));
    }
    control.throwIfStopped();
}

}  // namespace

TriadBandwidth triadBandwidth(int threads, const RunControl& control) {
    assert(threads >= 1);
    const Index elements = elementsOfArray();
    const auto size = static_cast<std::size_t>(elements);
    // Not yet touched: pages go to the memory of the thread that fills them.
    const Array a(new float[size]), b(new float[size]), c(new float[size]);
    forChunks(elements, threads, control, [&](Index begin, Index end) {
        std::fill(a.get() + begin, a.get() + end, 0.0f);
        std::fill(b.get() + begin, b.get() + end, 1.0f);
        std::fill(c.get() + begin, c.get() + end, 2.0f);
    });
    double best = 0;
    for (Passes passes(kPasses, kBudget); passes.next(control);) {
        const float factor = static_cast<float>(passes.index());
        const Stopwatch watch;
        forChunks(elements, threads, control, [&](Index begin, Index end) {
            float* const to = a.get();
            const float* const x = b.get();
            const float* const y = c.get();
#pragma omp simd
            for (Index at = begin; at < end; ++at) to[at] = x[at] + factor * y[at];
        });
        best = std::max(best, 12.0 * static_cast<double>(elements) / watch.elapsed().value);
    }
    control.report(1);
    return {best, {WideInt{elements} * WideInt{sizeof(float)}}};
}

}  // namespace triscope
