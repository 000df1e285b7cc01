#include "core/attention/two_pass/two_pass_backend.h"

#include <algorithm>
#include <cassert>

#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/run_measure.h"
#include "core/attention/two_pass/two_pass_tile.h"

namespace triscope {

namespace {

// One run: its state, a tile a thread, and which rows each step takes.
class TwoPassRun {
  public:
    TwoPassRun(const AttentionProblem& problem, const TriangleSections& sections, int threads,
               const RunControl& control)
        : m_problem(problem),
          m_early_rows(std::clamp<Index>(sections.last_begin - problem.mask->shape().query_offset, 0,
                                         problem.queries())),
          m_has_sinks(sections.sink_end > 0),
          m_threads(threads),
          m_rows(static_cast<std::size_t>(problem.heads() * problem.queries())),
          m_watch(control, steps() * problem.heads()) {
        m_tiles.reserve(static_cast<std::size_t>(threads));
        for (int thread = 0; thread < threads; ++thread) m_tiles.emplace_back(problem, sections);
    }

    void run(AttentionResult& result) {
        const TwoPassState state{result, m_rows};
        const Range early{0, m_early_rows};
        forEachTile(early, [&](auto& tile, auto head, auto rows) { tile.addWindow(head, rows, state); });
        if (m_has_sinks) {
            forEachTile(early, [&](auto& tile, auto head, auto rows) { tile.addSinks(head, rows, state); });
        }
        forEachTile(early, [&](auto& tile, auto head, auto rows) { tile.normalize(head, rows, state); });
        forEachTile({m_early_rows, m_problem.queries()},
                    [&](auto& tile, auto head, auto rows) { tile.computeLast(head, rows, result); });
        m_watch.finish();
    }

    CellCount cells() const {
        CellCount total = 0;
        for (const TwoPassTile& tile : m_tiles) total += tile.cells();
        return total;
    }
    Bytes bytes() const {
        Bytes total = bytesOf(m_rows) + bytesOf(m_tiles);
        for (const TwoPassTile& tile : m_tiles) total += tile.bytes();
        return total;
    }
    int team() const { return m_team; }

  private:
    // Rows times steps: what progress is a share of.
    Index steps() const {
        return m_early_rows * (m_has_sinks ? 3 : 2) + (m_problem.queries() - m_early_rows);
    }

    template <class Step>
    void forEachTile(Range rows, const Step& step) {
        const Index tiles = (rows.size() + kTwoPassTile - 1) / kTwoPassTile;
        const Index tasks = tiles * m_problem.heads();
        m_team = forEachTask(tasks, m_threads, 1, [&](Index task, std::size_t thread) {
            const QueryIndex first = rows.begin + task % tiles * kTwoPassTile;
            const Range some{first, std::min(first + kTwoPassTile, rows.end)};
            m_watch.run(some.size(), [&] { step(m_tiles[thread], task / tiles, some); });
        });
    }

    const AttentionProblem& m_problem;
    Index m_early_rows;
    bool m_has_sinks;
    int m_threads;
    int m_team = 1;
    std::vector<RowState> m_rows;
    std::vector<TwoPassTile> m_tiles;
    ParallelWatch m_watch;
};

}  // namespace

std::optional<Message> TwoPassBackend::whyNot(const AttentionProblem& problem) const {
    if (triangleSections(*problem.mask)) return std::nullopt;
    return Message{
        TRISCOPE_TR("the two-pass form computes masks of sinks, a window and last rows only; this is none"),
        {}};
}

AttentionResult TwoPassBackend::run(const AttentionProblem& problem, const RunOptions& options,
                                    const RunControl& control) const {
    assert(options.threads >= 0);
    const std::optional<TriangleSections> sections = triangleSections(*problem.mask);
    assert(sections);
    const Stopwatch stopwatch;
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.lse = BasicTensor<double>({problem.heads(), problem.queries(), 1});
    TwoPassRun run(problem, *sections, threadsOf(options), control);
    run.run(result);
    result.record = recordOf(name(), stopwatch,
                             {.useful = usefulFlops(problem),
                              .executed = {WideInt{4} * problem.headDim() * run.cells()},
                              .peak_bytes = bytesOf(result.output) + bytesOf(result.lse) + run.bytes(),
                              .threads = run.team()});
    return result;
}

}  // namespace triscope
