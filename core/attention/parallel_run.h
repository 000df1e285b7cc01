#pragma once

#include <omp.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/attention/attention_result.h"
#include "core/attention/backend.h"
#include "core/base/stopwatch.h"

namespace triscope {

inline int threadsOf(const RunOptions& options) {
    return options.threads > 0 ? options.threads : omp_get_max_threads();
}

// The first parallel region of a process starts its threads, which is no part of attention.
inline void startThreads(int threads) {
#pragma omp parallel num_threads(threads)
    {}
}

// Neighbouring tasks, one a head, that a thread takes at once: it then makes their tile's plan once for all
// of them. Few enough that the threads end together.
inline Index tasksAtOnce(Index tasks, int threads, Index heads) {
    return std::clamp<Index>(tasks / (Index{threads} * 8), 1, heads);
}

// Does body(task, thread) for every task, `at_once` neighbours at a time, in ascending order as threads come
// free. Nothing may leave body: see ParallelWatch. Returns how many threads took part.
template <class Body>
int forEachTask(Index tasks, int threads, Index at_once, const Body& body) {
    int team = 1;
#pragma omp parallel num_threads(threads)
    {
        const auto thread = static_cast<std::size_t>(omp_get_thread_num());
#pragma omp single nowait
        team = omp_get_num_threads();
#pragma omp for schedule(dynamic, at_once)
        for (Index task = 0; task < tasks; ++task) body(task, thread);
    }
    return team;
}

// What a run took on this machine's processor, up to now.
struct RunWork {
    Flops useful;
    Flops executed;
    Bytes peak_bytes;
    int threads = 1;
};

inline RunRecord recordOf(std::string_view backend, const Stopwatch& stopwatch, const RunWork& work) {
    return {.backend = std::string(backend),
            .seconds = stopwatch.elapsed(),
            .useful_flops = work.useful,
            .executed_flops = work.executed,
            .peak_bytes = work.peak_bytes,
            .device = {cpuModel(), work.threads}};
}

}  // namespace triscope
