#include "core/npu/emulated/emulated_attention.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/run_measure.h"
#include "core/npu/emulated/emulated_tile.h"

namespace triscope {

namespace {

CellCount cellsOf(const RowVisit& visit) {
    return visit.rows.size() * (visit.key_tiles.back().end - visit.key_tiles.front().begin);
}

// The parts of one run that do not depend on how threads share it. A task is a visit of a head; the heads of
// a visit are neighbours.
struct Work {
    struct Worker {
        EmulatedTile tile;
        CellCount cells = 0;
    };

    const AttentionProblem& problem;
    EmulatedOperands operands;
    std::vector<RowVisit> visits;
    std::vector<Worker> workers;

    Work(const AttentionProblem& p, const EmulationOptions& emulation, int most_threads,
         const RunControl& control)
        : problem(p), operands(p, emulation, control), visits(rowVisits(emulation, p.mask->shape())) {
        // Long ones first, so that no thread is left with one at the end.
        std::stable_sort(visits.begin(), visits.end(),
                         [](const RowVisit& a, const RowVisit& b) { return cellsOf(a) > cellsOf(b); });
        const Index threads = std::clamp<Index>(tasks(), 1, most_threads);
        for (Index thread = 0; thread < threads; ++thread) {
            workers.push_back({EmulatedTile(p, emulation, operands)});
        }
    }

    Index tasks() const { return static_cast<Index>(visits.size()) * problem.heads(); }

    CellCount cells() const {
        CellCount total = 0;
        for (const Worker& worker : workers) total += worker.cells;
        return total;
    }

    // Operands are packed before anything else is there.
    Bytes peakBytes(const AttentionResult& result) const {
        Bytes rest = bytesOf(result.output) + bytesOf(result.lse) + bytesOf(workers);
        for (const Worker& worker : workers) rest += worker.tile.bytes();
        Bytes visited = bytesOf(visits);
        for (const RowVisit& visit : visits) visited += bytesOf(visit.key_tiles);
        const Bytes packing = operands.packingBytes();
        return operands.bytes() + visited + (rest < packing ? packing : rest);
    }
};

// Returns how many threads took part.
int runParallel(Work& work, AttentionResult& result, const RunControl& control) {
    const Index heads = work.problem.heads();
    CellCount total = 0;
    for (const RowVisit& visit : work.visits) total += cellsOf(visit) * heads;
    ParallelWatch watch(control, total);
    const int threads = static_cast<int>(work.workers.size());
    const Index at_once = tasksAtOnce(work.tasks(), threads, heads);
    const int team = forEachTask(work.tasks(), threads, at_once, [&](Index task, std::size_t thread) {
        const RowVisit& visit = work.visits[static_cast<std::size_t>(task / heads)];
        watch.run(cellsOf(visit), [&] {
            Work::Worker& worker = work.workers[thread];
            worker.cells += worker.tile.run(task % heads, visit, result, control.stop);
        });
    });
    watch.finish();
    return team;
}

}  // namespace

AttentionResult emulateAttention(const AttentionProblem& problem, const EmulationOptions& emulation,
                                 const RunOptions& options, const RunControl& control) {
    assert(options.threads >= 0 && emulation.tile_rows > 0);
    assert(emulation.tile_keys > 0 && emulation.tile_keys % 64 == 0);
    control.throwIfStopped();
    startThreads(threadsOf(options));
    const Stopwatch stopwatch;
    Work work(problem, emulation, threadsOf(options), control);
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.lse = BasicTensor<double>({problem.heads(), problem.queries(), 1});
    std::fill(result.lse.data.begin(), result.lse.data.end(), std::numeric_limits<double>::infinity());
    const int team = runParallel(work, result, control);
    result.record = recordOf("", stopwatch,
                             {.useful = usefulFlops(problem),
                              .executed = {WideInt{4} * problem.headDim() * work.cells()},
                              .peak_bytes = work.peakBytes(result),
                              .threads = team});
    return result;
}

}  // namespace triscope
