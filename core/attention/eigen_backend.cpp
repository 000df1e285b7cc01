#include "core/attention/eigen_backend.h"

#include <algorithm>
#include <cassert>

#include "core/attention/flash_tile.h"
#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/run_measure.h"
#include "core/attention/tile_plan.h"
#include "core/mask/block_mask.h"

namespace triscope {

namespace {

// Larger blocks are cut: a tile of scores and its keys should stay in a core's L2 cache. 384 is eight times
// the 48 that Eigen's product takes in one step with 64-byte vectors; 240 to 384 are within 3 %.
constexpr Index kMaxTileRows = 256;
constexpr Index kMaxTileKeys = 384;

// What one thread works with.
struct Worker {
    TilePlan plan;
    FlashTile tile;
    CellCount cells = 0;

    Bytes bytes() const { return plan.bytes() + tile.bytes(); }
};

// The parts of one run that do not depend on how threads share it.
struct Work {
    const AttentionProblem& problem;
    MaskPtr blocks;
    std::vector<QueryTile> tiles;
    std::vector<Worker> workers;

    Work(const AttentionProblem& p, const RunOptions& options)
        : problem(p),
          blocks(makeBlockMask(*p.mask, options.block)),
          tiles(queryTiles(*p.mask, options.block, kMaxTileRows)) {
        const Index tile_rows = std::min({kMaxTileRows, options.block, p.queries()});
        const Index tile_keys = std::min(kMaxTileKeys, p.keys());
        const Index threads = std::min<Index>(threadsOf(options), tasks());
        workers.reserve(static_cast<std::size_t>(threads));
        for (Index thread = 0; thread < threads; ++thread) {
            workers.push_back(
                {TilePlan(*p.mask, *blocks, options.block, tile_keys), FlashTile(p, tile_rows, tile_keys)});
        }
    }

    // A task is a query tile of a head; the heads of a tile are neighbours.
    Index tasks() const { return static_cast<Index>(tiles.size()) * problem.heads(); }
    const QueryTile& tileOf(Index task) const {
        return tiles[static_cast<std::size_t>(task / problem.heads())];
    }

    void run(Index task, Worker& worker, AttentionResult& result) const {
        const QueryTile& tile = tileOf(task);
        const Index head = task % problem.heads();
        worker.plan.load(tile);
        worker.cells +=
            worker.tile.run(head, tile.rows, worker.plan, result.output.row(head, tile.rows.begin),
                            result.lse.row(head, tile.rows.begin));
    }

    CellCount cells() const {
        CellCount total = 0;
        for (const Worker& worker : workers) total += worker.cells;
        return total;
    }

    Bytes bytes() const {
        Bytes total = bytesOf(tiles) + bytesOf(workers);
        for (const Worker& worker : workers) total += worker.bytes();
        return total;
    }
};

// Returns how many threads took part.
int runParallel(Work& work, AttentionResult& result, const RunControl& control) {
    const Mask& mask = *work.problem.mask;
    ParallelWatch watch(control, mask.keptCount(mask.shape().rect()) * work.problem.heads());
    const int threads = static_cast<int>(work.workers.size());
    const Index at_once = tasksAtOnce(work.tasks(), threads, work.problem.heads());
    const int team = forEachTask(work.tasks(), threads, at_once, [&](Index task, std::size_t thread) {
        watch.run(work.tileOf(task).kept, [&] { work.run(task, work.workers[thread], result); });
    });
    watch.finish();
    return team;
}

}  // namespace

std::optional<Message> EigenBackend::whyNot(const AttentionProblem& /*problem*/) const {
    return std::nullopt;
}

AttentionResult EigenBackend::run(const AttentionProblem& problem, const RunOptions& options,
                                  const RunControl& control) const {
    assert(options.block >= 1 && options.threads >= 0);
    startThreads(threadsOf(options));
    const Stopwatch stopwatch;
    Work work(problem, options);
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.lse = BasicTensor<double>({problem.heads(), problem.queries(), 1});
    const int team = runParallel(work, result, control);
    result.record = recordOf(name(), stopwatch,
                             {.useful = usefulFlops(problem),
                              .executed = {WideInt{4} * problem.headDim() * work.cells()},
                              .peak_bytes = bytesOf(result.output) + bytesOf(result.lse) + work.bytes(),
                              .threads = team});
    return result;
}

}  // namespace triscope
