#include "core/attention/cpu_backend.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/attention/engine/tile_worker.h"
#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/run_measure.h"

namespace triscope {

namespace {

// Panels of a tile, those of all its heads together: their Q and O stay in a core's L2 cache beside the
// chunk of keys and values that they share. 8 to 24 are within 2 % on long rows.
constexpr Index kTilePanels = 16;
constexpr Index kLeastPanels = 2;

// No task should be a larger part of the whole, or the cores cannot share it evenly.
constexpr Index kLeastTasks = 16;

// Rows that keep few keys leave the caches alone; then all heads share a tile, and its plan is made once.
constexpr Index kFewBytes = 1 << 20;

struct Tile {
    Range rows;  // of which every step-th
    CellCount kept = 0;
};

// Those that keep the most cells first, so that no thread is left with a heavy one at the end.
std::vector<Tile> makeTiles(const Mask& mask, Index tile_rows, Index step) {
    std::vector<Tile> tiles;
    const Index queries = mask.shape().queries;
    for (Index begin = 0; begin < queries; begin += tile_rows * step) {
        const Range rows{begin, std::min(begin + tile_rows * step, queries)};
        const CellCount kept = mask.keptCount({rows, {0, mask.shape().keys}});
        for (Index first = begin; first < std::min(begin + step, rows.end); ++first) {
            tiles.push_back({{first, rows.end}, kept / step});
        }
    }
    std::stable_sort(tiles.begin(), tiles.end(),
                     [](const Tile& a, const Tile& b) { return a.kept > b.kept; });
    return tiles;
}

// The heads that share a tile: those that share keys and values, and of several such groups as many as leave
// their keys and values, Q and O in the cache.
Index headsOfTile(const AttentionInputs& problem, CellCount kept) {
    const Index keys = kept / problem.queries();
    const Index bytes = keys * problem.headDim() * 2 * Index{sizeof(float)};
    const Index groups = problem.kvHeads();
    for (Index count = groups; count > 1; --count) {
        const bool fits =
            count * bytes <= kFewBytes && count * problem.groupSize() * kLeastPanels <= kTilePanels;
        if (groups % count == 0 && fits) return count * problem.groupSize();
    }
    return problem.groupSize();
}

// The keys of panels that take up `block` consecutive rows, each every step-th of them; or only of the first,
// once they are more than `most`.
Index keysOfPanels(const Mask& mask, Range block, Index step, Index panel_rows, Index most) {
    PanelPlan plan(mask);
    Index keys = 0;
    for (QueryIndex base = block.begin; base < block.end; base += panel_rows * step) {
        for (Index first = base; first < base + step; ++first) {
            plan.load({first, panel_rows, step});
            for (const Range& range : plan.cover()) keys += range.size();
            if (keys > most) return keys;
        }
    }
    return keys;
}

// How far apart rows of a mask that repeats are to be for a panel: as far as the keys of its middle row, if
// such panels there have clearly fewer keys than those of neighbours; else 1.
Index rowStep(const Mask& mask, Index panel_rows) {
    if (!mask.hasTexture()) return 1;
    const Index queries = mask.shape().queries;
    const std::vector<Range> spans = mask.keptSpans(queries / 2);
    if (spans.size() < 2) return 1;
    const std::size_t middle = spans.size() / 2;
    const Index step = spans[middle].begin - spans[middle - 1].begin;
    const Index rows = step * panel_rows;
    if (rows > queries / 2) return 1;
    const Range block{queries / 2, queries / 2 + rows};
    const Index apart = keysOfPanels(mask, block, step, panel_rows, std::numeric_limits<Index>::max());
    const Index worth = apart + apart / 4;
    return keysOfPanels(mask, block, 1, panel_rows, worth) > worth ? step : 1;
}

// Settled by the problem alone: which keys make a chunk depends on it, and so do the last bits of the result.
TileShape tileShape(const AttentionInputs& problem, const PanelKernels& kernels) {
    const Mask& mask = *problem.mask;
    const CellCount kept = mask.keptCount(mask.shape().rect());
    const Index heads = headsOfTile(problem, kept);
    Index panels = std::max(kLeastPanels, kTilePanels / heads);
    const Index most = kept / kLeastTasks * problem.heads() / heads;
    const Index step = rowStep(mask, kernels.panel_rows);
    while (panels > kLeastPanels && makeTiles(mask, panels * kernels.panel_rows, step).front().kept > most)
        panels /= 2;
    return {panels, heads, step};
}

// The parts of one run that do not depend on how threads share it.
struct Work {
    AttentionInputs problem;
    const PanelKernels& kernels;
    TileShape shape;
    std::vector<Tile> tiles;
    std::vector<TileWorker> workers;

    Work(const AttentionInputs& p, const RunOptions& options)
        : problem(p),
          kernels(panelKernels()),
          shape(tileShape(p, kernels)),
          tiles(makeTiles(*p.mask, shape.panels * kernels.panel_rows, shape.step)) {
        const Index threads = std::min<Index>(threadsOf(options), tasks());
        workers.reserve(static_cast<std::size_t>(threads));
        for (Index thread = 0; thread < threads; ++thread) workers.emplace_back(p, kernels, shape);
    }

    // A task is a tile of some heads; the tasks of a tile's heads are neighbours.
    Index headBlocks() const { return problem.heads() / shape.heads; }
    Index tasks() const { return static_cast<Index>(tiles.size()) * headBlocks(); }
    const Tile& tileOf(Index task) const { return tiles[static_cast<std::size_t>(task / headBlocks())]; }

    void run(Index task, TileWorker& worker, AttentionResult& result, const std::stop_token& stop) const {
        const Index first = task % headBlocks() * shape.heads;
        worker.run(tileOf(task).rows, {first, first + shape.heads}, result, stop);
    }

    Flops executed() const {
        WideInt half_cells = 0;
        for (const TileWorker& worker : workers) half_cells += worker.halfCells();
        return {2 * problem.headDim() * half_cells};
    }

    Bytes bytes() const {
        Bytes total = bytesOf(tiles) + bytesOf(workers);
        for (const TileWorker& worker : workers) total += worker.bytes();
        return total;
    }
};

// Returns how many threads took part.
int runParallel(Work& work, AttentionResult& result, const RunControl& control) {
    const Mask& mask = *work.problem.mask;
    ParallelWatch watch(control, mask.keptCount(mask.shape().rect()) * work.problem.heads());
    const int threads = static_cast<int>(work.workers.size());
    const Index at_once = tasksAtOnce(work.tasks(), threads, work.headBlocks());
    const int team = forEachTask(work.tasks(), threads, at_once, [&](Index task, std::size_t thread) {
        watch.run(work.tileOf(task).kept * work.shape.heads,
                  [&] { work.run(task, work.workers[thread], result, control.stop); });
    });
    watch.finish();
    return team;
}

}  // namespace

std::optional<Message> CpuBackend::whyNot(const AttentionProblem& /*problem*/) const {
    return std::nullopt;
}

AttentionResult CpuBackend::run(const AttentionProblem& problem, const RunOptions& options,
                                const RunControl& control) const {
    AttentionResult result;
    runInto(result, problem, options, control);
    return result;
}

AttentionResult CpuBackend::run(const HalfAttentionProblem& problem, const RunOptions& options,
                                const RunControl& control) const {
    AttentionResult result;
    runInto(result, problem, options, control);
    return result;
}

void CpuBackend::runInto(AttentionResult& result, const AttentionInputs& problem, const RunOptions& options,
                         const RunControl& control) const {
    assert(options.block >= 1 && options.threads >= 0);
    startThreads(threadsOf(options));
    const Stopwatch stopwatch;
    Work work(problem, options);
    const TensorShape lse_shape{problem.heads(), problem.queries(), 1};
    if (result.output.shape != problem.q.shape()) result.output = Tensor(problem.q.shape());
    if (result.lse.shape != lse_shape) result.lse = BasicTensor<double>(lse_shape);
    result.exact_output = {};
    const int team = runParallel(work, result, control);
    result.record = recordOf(name(), stopwatch,
                             {.useful = problem.usefulFlops(),
                              .executed = work.executed(),
                              .peak_bytes = bytesOf(result.output) + bytesOf(result.lse) + work.bytes(),
                              .threads = team});
}

}  // namespace triscope
