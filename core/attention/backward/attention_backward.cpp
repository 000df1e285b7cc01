#include "core/attention/backward/attention_backward.h"

#include <algorithm>
#include <cassert>

#include "core/attention/backward/backward_tile.h"
#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/run_measure.h"
#include "core/mask/block_mask.h"

namespace triscope {

namespace {

// The tokens of a tile, packed, take turns in the L1 cache a panel at a time; deeper ones would not fit.
constexpr Index kMaxTileRows = 128;
constexpr Index kMaxTileKeys = 128;

// Tasks for every number of threads to share: a stripe more is another dK and dV to add up.
constexpr Index kTasks = 16;

// Keys whose gradients one task of the final sum adds up.
constexpr Index kSummedKeys = 256;

struct Worker {
    TilePlan plan;
    SectionSums sums;
    BackwardTile tile;
    CellCount cells = 0;

    Bytes bytes() const { return plan.bytes() + sums.bytes() + tile.bytes(); }
};

// Some of the query tiles, and what they add to dK and dV: (kv_heads, keys, padded head_dim).
struct Stripe {
    std::vector<QueryTile> tiles;
    AlignedVector<float> dk;
    AlignedVector<float> dv;
    std::vector<SectionGradients> sections;  // one a head, if wanted

    Bytes bytes() const { return bytesOf(tiles) + bytesOf(dk) + bytesOf(dv) + bytesOf(sections); }
};

// One run. Its parts but the workers depend on the problem alone.
class BackwardRun {
  public:
    BackwardRun(const BackwardInputs& inputs, const BackwardOptions& options, AttentionGradients& gradients)
        : m_problem(inputs.problem),
          m_gradients(gradients),
          m_kernels(backwardKernels()),
          m_stride(paddedHeadDim(m_problem, m_kernels)),
          m_blocks(makeBlockMask(*inputs.problem.mask, options.run.block)) {
        makeStripes(options);
        makeWorkers(inputs, options);
    }

    void run(const RunControl& control) {
        const Mask& mask = *m_problem.mask;
        ParallelWatch watch(control, mask.keptCount(mask.shape().rect()) * m_problem.heads());
        const Index kv_heads = m_problem.k.shape.heads;
        m_team = forEachTask(tasks(), threads(), 1, [&](Index task, std::size_t thread) {
            runTask(task / kv_heads, task % kv_heads, m_workers[thread], watch);
        });
        if (!control.stop.stop_requested()) addUp();
        watch.finish();
    }

    CellCount cells() const {
        CellCount total = 0;
        for (const Worker& worker : m_workers) total += worker.cells;
        return total;
    }
    Bytes bytes() const {
        Bytes total = bytesOf(m_workers) + bytesOf(m_stripes);
        for (const Worker& worker : m_workers) total += worker.bytes();
        for (const Stripe& stripe : m_stripes) total += stripe.bytes();
        return total;
    }
    int team() const { return m_team; }

  private:
    Index tasks() const { return static_cast<Index>(m_stripes.size()) * m_problem.k.shape.heads; }
    int threads() const { return static_cast<int>(m_workers.size()); }

    // Tiles come heaviest first and are dealt out in turn.
    void makeStripes(const BackwardOptions& options) {
        const auto tiles = queryTiles(*m_problem.mask, options.run.block, kMaxTileRows);
        const Index kv_heads = m_problem.k.shape.heads;
        const auto count = static_cast<std::size_t>(
            std::clamp<Index>((kTasks + kv_heads - 1) / kv_heads, 1, static_cast<Index>(tiles.size())));
        const auto floats = static_cast<std::size_t>(kv_heads * m_problem.keys() * m_stride);
        const Index sections = options.sections ? m_problem.heads() : 0;
        for (std::size_t k = 0; k < count; ++k) {
            m_stripes.push_back({{},
                                 AlignedVector<float>(floats),
                                 AlignedVector<float>(floats),
                                 std::vector<SectionGradients>(static_cast<std::size_t>(sections))});
        }
        for (std::size_t k = 0; k < tiles.size(); ++k) m_stripes[k % count].tiles.push_back(tiles[k]);
    }

    void makeWorkers(const BackwardInputs& inputs, const BackwardOptions& options) {
        const Index block = options.run.block;
        const Index tile_rows = std::min({kMaxTileRows, block, m_problem.queries()});
        const Index tile_keys = std::min(kMaxTileKeys, m_problem.keys());
        const Index threads = std::min<Index>(threadsOf(options.run), tasks());
        m_workers.reserve(static_cast<std::size_t>(threads));
        for (Index thread = 0; thread < threads; ++thread) {
            m_workers.push_back({TilePlan(*m_problem.mask, *m_blocks, block, tile_keys),
                                 SectionSums(options.sections.get()),
                                 BackwardTile(inputs, m_kernels, tile_rows, tile_keys)});
        }
    }

    Index offset(Index kv_head, KeyIndex key) const { return (kv_head * m_problem.keys() + key) * m_stride; }

    void runTask(Index stripe_index, Index kv_head, Worker& worker, ParallelWatch& watch) {
        Stripe& stripe = m_stripes[static_cast<std::size_t>(stripe_index)];
        const Index group = m_problem.groupSize();
        for (const QueryTile& tile : stripe.tiles) {
            watch.run(tile.kept * group, [&] {
                worker.plan.load(tile);
                worker.sums.load(tile.rows);
                for (Index head = kv_head * group; head < (kv_head + 1) * group; ++head) {
                    SectionGradients* sections =
                        worker.sums.wanted() ? &stripe.sections[static_cast<std::size_t>(head)] : nullptr;
                    worker.cells += worker.tile.run(
                        head, tile.rows, worker.plan, worker.sums,
                        {m_gradients.dq.row(head, tile.rows.begin), stripe.dk.data() + offset(kv_head, 0),
                         stripe.dv.data() + offset(kv_head, 0), sections});
                }
            });
        }
    }

    // Adds the stripes up in their order, and gives dK its factor.
    void addUp() {
        const Index chunks = (m_problem.keys() + kSummedKeys - 1) / kSummedKeys;
        const auto scale = static_cast<float>(m_problem.effectiveScale());
        forEachTask(chunks * m_problem.k.shape.heads, threads(), 1, [&](Index task, std::size_t /*thread*/) {
            const KeyIndex first = task % chunks * kSummedKeys;
            const Range keys{first, std::min(first + kSummedKeys, m_problem.keys())};
            addUp(task / chunks, keys, scale);
        });
        for (const Stripe& stripe : m_stripes) addUp(stripe.sections);
    }

    void addUp(Index kv_head, Range keys, float scale) {
        const Index head_dim = m_problem.headDim();
        for (KeyIndex key = keys.begin; key < keys.end; ++key) {
            float* dk = m_gradients.dk.row(kv_head, key);
            float* dv = m_gradients.dv.row(kv_head, key);
            for (const Stripe& stripe : m_stripes) {
                const float* more_dk = stripe.dk.data() + offset(kv_head, key);
                const float* more_dv = stripe.dv.data() + offset(kv_head, key);
                for (Index k = 0; k < head_dim; ++k) dk[k] += more_dk[k];
                for (Index k = 0; k < head_dim; ++k) dv[k] += more_dv[k];
            }
            for (Index k = 0; k < head_dim; ++k) dk[k] *= scale;
        }
    }

    void addUp(const std::vector<SectionGradients>& sections) {
        m_gradients.sections.resize(sections.size());
        for (std::size_t head = 0; head < sections.size(); ++head) {
            for (std::size_t region = 0; region < kMaxRegions; ++region) {
                SectionGradient& total = m_gradients.sections[head][region];
                total.signed_sum += sections[head][region].signed_sum;
                total.absolute_sum += sections[head][region].absolute_sum;
            }
        }
    }

    const AttentionProblem& m_problem;
    AttentionGradients& m_gradients;
    const BackwardKernels& m_kernels;
    Index m_stride;
    MaskPtr m_blocks;
    std::vector<Stripe> m_stripes;
    std::vector<Worker> m_workers;
    int m_team = 1;
};

}  // namespace

Flops usefulBackwardFlops(const AttentionProblem& problem) {
    const WideInt kept = problem.mask->keptCount(problem.mask->shape().rect());
    return {WideInt{10} * problem.headDim() * problem.heads() * kept};
}

AttentionGradients attentionBackward(const AttentionProblem& problem, const AttentionResult& forward,
                                     const Tensor& d_output, const BackwardOptions& options,
                                     const RunControl& control) {
    assert(options.run.block >= 1 && options.run.threads >= 0);
    assert(forward.output.shape == problem.q.shape && d_output.shape == problem.q.shape);
    const Stopwatch stopwatch;
    AttentionGradients gradients;
    gradients.dq = Tensor(problem.q.shape);
    gradients.dk = Tensor(problem.k.shape);
    gradients.dv = Tensor(problem.v.shape);
    BackwardRun run({problem, forward, d_output}, options, gradients);
    run.run(control);
    const Bytes outputs = bytesOf(gradients.dq) + bytesOf(gradients.dk) + bytesOf(gradients.dv);
    gradients.record = recordOf("backward", stopwatch,
                                {.useful = usefulBackwardFlops(problem),
                                 .executed = {WideInt{10} * problem.headDim() * run.cells()},
                                 .peak_bytes = outputs + run.bytes(),
                                 .threads = run.team()});
    return gradients;
}

}  // namespace triscope
