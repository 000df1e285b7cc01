#include "core/attention/engine/tile_worker.h"

#include <hwy/cache_control.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/attention/run_measure.h"
#include "core/base/run_control.h"

namespace triscope {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Index roundUp(Index value, Index step) {
    return (value + step - 1) / step * step;
}

// The floats of a buffer that the next one begins aligned behind.
Index aligned(Index floats) {
    return roundUp(floats, Index{kPanelAlignment / sizeof(float)});
}

// Not so small that it would be 0.
float log2Scale(const AttentionInputs& problem) {
    const double scale = problem.scale * std::numbers::log2e;
    return std::max(static_cast<float>(scale), std::numeric_limits<float>::min());
}

// The floats of one panel of one head: Q, O, m with its low part, and l.
Index panelFloats(const PanelKernels& kernels, Index head_dim, Index stride) {
    const Index rows = kernels.panel_rows;
    return aligned(rows * head_dim) + aligned(rows * stride) + 3 * aligned(rows);
}

// Those that all panels share: a chunk of scores, one of values, and the Q of a panel that has a single
// chunk.
Index sharedFloats(const PanelKernels& kernels, Index head_dim) {
    return aligned((kMaxChunkKeys + kSpareScores) * kernels.panel_rows) +
           aligned(kernels.panel_rows * head_dim) +
           aligned(kMaxChunkKeys * roundUp(head_dim, kernels.panel_rows));
}

}  // namespace

TileWorker::TileWorker(const AttentionInputs& problem, const PanelKernels& kernels, const TileShape& shape)
    : m_problem(problem),
      m_kernels(&kernels),
      m_shape(shape),
      m_stride(roundUp(problem.headDim(), kernels.lanes)),
      m_floats(shape.panels * shape.heads * panelFloats(kernels, problem.headDim(), m_stride) +
               sharedFloats(kernels, problem.headDim())),
      m_states(static_cast<std::size_t>(shape.panels * shape.heads)),
      m_plans(static_cast<std::size_t>(shape.panels), PanelPlan(*problem.mask)),
      m_chunks(static_cast<std::size_t>(shape.panels + 1)),
      m_keys(kernels.lanes, kernels.row_group),
      m_inputs(problem, kernels, shape.panels * shape.heads, shape.step) {
    const Index rows = kernels.panel_rows;
    float* at = m_floats.data();
    const auto take = [&at](Index floats) { return std::exchange(at, at + aligned(floats)); };
    float* scores = take((kMaxChunkKeys + kSpareScores) * rows);
    m_values = take(kMaxChunkKeys * roundUp(problem.headDim(), rows));
    m_once = take(rows * problem.headDim());
    for (PanelState& state : m_states) {
        state.scores = scores;
        state.scale = log2Scale(problem);
        state.head_dim = problem.headDim();
        state.stride = m_stride;
        state.q_stride = m_inputs.qStride();
        state.row_stride = shape.step * problem.headDim();
        m_queries.push_back(take(rows * problem.headDim()));
        state.gathered = take(rows * m_stride);
        state.max = take(rows);
        state.low = take(rows);
        state.sum = take(rows);
    }
}

void TileWorker::run(Range rows, Range heads, AttentionResult& result, const std::stop_token& stop) {
    begin(rows, heads, result);
    while (m_keys.next()) {
        if (stop.stop_requested()) throw Cancelled();
        addChunk(heads);
    }
    finish(heads, result);
}

void TileWorker::begin(Range rows, Range heads, AttentionResult& result) {
    const Index panel_rows = m_kernels->panel_rows;
    const Index count = (rows.size() + m_shape.step - 1) / m_shape.step;
    m_panels = (count + panel_rows - 1) / panel_rows;
    for (Index panel = 0; panel < m_panels; ++panel) {
        const QueryIndex first = rows.begin + panel * panel_rows * m_shape.step;
        PanelPlan& plan = m_plans[static_cast<std::size_t>(panel)];
        plan.load({first, std::min(panel_rows, count - panel * panel_rows), m_shape.step});
        for (Index head = heads.begin; head < heads.end; ++head) {
            PanelState& panel_state = state(head - heads.begin, panel);
            panel_state.rows = static_cast<int>(plan.rows().count);
            panel_state.kept = plan.keptRows();
            panel_state.output = result.output.row(head, first);
            panel_state.untouched = true;
        }
    }
    m_keys.begin(std::span(m_plans).first(static_cast<std::size_t>(m_panels)));
}

// `last`: the panel's first chunk is its only one. Its packed Q, read at once, then stays in the nearest
// cache. So few keys take about as long to fetch as to compute with: then the output is not read to be
// overwritten.
void TileWorker::packQueries(Index head, Index head_of_tile, Index panel, bool last) {
    const PanelRows& rows = m_plans[static_cast<std::size_t>(panel)].rows();
    const Index place = head_of_tile * m_shape.panels + panel;
    const float* q = m_inputs.queries(head, rows, place);
    PanelState& panel_state = state(head_of_tile, panel);
    panel_state.q = last ? m_once : m_queries[static_cast<std::size_t>(place)];
    constexpr auto kLine = kPanelAlignment;
    const bool whole_lines = reinterpret_cast<std::uintptr_t>(panel_state.output) % kLine == 0 &&
                             static_cast<std::size_t>(m_problem.headDim()) * sizeof(float) % kLine == 0;
    panel_state.streams = last && whole_lines;
    m_kernels->begin(q, panel_state);
}

// Packs those that a panel computes a tile with. Packing takes as long as a seventh of a panel: where hardly
// any share the values, and they are finite and lie in whole strips, they are read in place.
TileWorker::Values TileWorker::takeValues(const float* values) {
    constexpr Index kFewUses = 4;
    const Index head_dim = m_problem.headDim();
    const auto isEveryPart = [&](const auto& test) {
        bool all = true;
        for (const TileKeys::Part& part : m_keys.tiled()) {
            all &= test(part, values + m_inputs.place(part.keys.begin, part.local) * head_dim);
        }
        return all;
    };
    const bool few = static_cast<Index>(m_turns.size()) * m_problem.groupSize() <= kFewUses;
    if (few && head_dim % m_kernels->panel_rows == 0) {
        const bool finite = isEveryPart([&](const TileKeys::Part& part, const float* from) {
            return m_kernels->allFinite(from, part.keys.size() * head_dim);
        });
        if (finite) return {values, nullptr, true};
    }
    return {values, m_values, isEveryPart([&](const TileKeys::Part& part, const float* from) {
                return m_kernels->pack(from, part.keys.size(), head_dim, part.local, m_values);
            })};
}

// The next chunk of every panel.
void TileWorker::readChunks() {
    KeyChunk& whole = m_chunks.back();
    whole.keys = 0;
    m_turns.clear();
    for (Index panel = 0; panel < m_panels; ++panel) {
        const auto at = static_cast<std::size_t>(panel);
        const bool first = whole.keys == 0;
        if (m_keys.readWhole(at, whole)) {
            if (first) m_inputs.place(whole);
            m_turns.push_back({panel, &whole});
            continue;
        }
        m_keys.read(at, m_chunks[at]);
        m_inputs.place(m_chunks[at]);
        if (!m_chunks[at].empty()) m_turns.push_back({panel, &m_chunks[at]});
    }
}

void TileWorker::addChunk(Range heads) {
    readChunks();
    Index packed = -1;
    const float* keys = nullptr;
    Values values;
    for (Index head = heads.begin; head < heads.end; ++head) {
        const Index kv_head = m_problem.kvHead(head);
        if (kv_head != packed) {
            packed = kv_head;
            keys = m_inputs.keys(kv_head, m_keys.ranges());
            values = takeValues(m_inputs.values(kv_head, m_keys.ranges()));
        }
        const NextKeys next = nextKeys(head, heads);
        for (std::size_t turn = 0; turn < m_turns.size(); ++turn) {
            const auto& [panel, chunk] = m_turns[turn];
            PanelState& panel_state = state(head - heads.begin, panel);
            panel_state.k = keys;
            panel_state.v = values.rows;
            panel_state.values = values.packed;
            panel_state.finite = values.finite;
            const bool last = m_keys.done(static_cast<std::size_t>(panel));
            if (panel_state.untouched) packQueries(head, head - heads.begin, panel, last);
            fetchNext(next, heads, head, turn, last);
            m_half_cells += m_kernels->add(*chunk, last, panel_state);
        }
    }
}

// Spread evenly over the panels that have keys. Queries and output of rows that are not neighbours are left
// to the hardware, and so is what is widened first: that is read in the order in which it lies.
void TileWorker::fetchNext(const NextKeys& keys, Range heads, Index head, std::size_t turn, bool last) {
    const auto rows = [&](const TensorView& tensor, Index h, QueryIndex row, Index count) {
        return std::span(tensor.row(h, row), static_cast<std::size_t>(count * m_problem.headDim()));
    };
    PanelState& panel_state = state(head - heads.begin, m_turns[turn].panel);
    panel_state.next = {};
    panel_state.next_output = {};
    const std::size_t floats =
        static_cast<std::size_t>(panel_state.rows) * static_cast<std::size_t>(m_problem.headDim());
    if (last && m_shape.step == 1 && !panel_state.streams)
        panel_state.next_output = {panel_state.output, floats};
    if (m_problem.isHalf()) return;
    const Index turns = static_cast<Index>(m_turns.size());
    const Index at = static_cast<Index>(turn);
    const KeyIndex begin = keys.keys.begin + keys.keys.size() * at / turns;
    const KeyIndex end = keys.keys.begin + keys.keys.size() * (at + 1) / turns;
    panel_state.next[1] = rows(m_problem.k, keys.kv_head, begin, end - begin);
    panel_state.next[2] = rows(m_problem.v, keys.kv_head, begin, end - begin);
    if (m_shape.step != 1) return;
    const bool ends_head = turn + 1 == m_turns.size();
    const Index next_head = ends_head ? head + 1 : head;
    const Index next_panel = m_turns[ends_head ? 0 : turn + 1].panel;
    if (next_head == heads.end) return;
    const PanelState& following = state(next_head - heads.begin, next_panel);
    if (following.untouched)
        panel_state.next[0] = rows(m_problem.q, next_head, firstRow(next_panel), following.rows);
}

// The next head's keys of this chunk, else the keys behind this chunk. A guess: where the mask jumps, those
// are not the ones of the next chunk.
TileWorker::NextKeys TileWorker::nextKeys(Index head, Range heads) const {
    const Range& last = m_keys.ranges().back();
    const Index kv_head = m_problem.kvHead(head);
    const Index following =
        m_problem.kvHead(heads.end - 1) > kv_head ? kv_head + 1 : m_problem.kvHead(heads.begin);
    if (following > kv_head) return {following, last};
    return {following, {last.end, std::min(last.end + m_keys.size(), m_problem.keys())}};
}

void TileWorker::finish(Range heads, AttentionResult& result) const {
    const double scale = m_problem.scale;
    for (Index panel = 0; panel < m_panels; ++panel) {
        const PanelRows& rows = m_plans[static_cast<std::size_t>(panel)].rows();
        for (Index head = heads.begin; head < heads.end; ++head) {
            const PanelState& panel_state =
                m_states[static_cast<std::size_t>((head - heads.begin) * m_shape.panels + panel)];
            for (Index row = 0; row < rows.count; ++row) {
                if (panel_state.untouched)
                    std::fill_n(result.output.row(head, rows.row(row)), m_problem.headDim(), 0.0f);
                const double sum = panel_state.untouched ? 0 : panel_state.sum[row];
                *result.lse.row(head, rows.row(row)) =
                    (panel_state.kept >> row & 1) == 0 ? -kInfinity
                    : sum == 0                         ? std::numeric_limits<double>::quiet_NaN()
                               : (double{panel_state.max[row]} + double{panel_state.low[row]}) * scale +
                                     std::log(sum);
            }
        }
    }
    // Before other threads read what was written past the caches.
    hwy::FlushStream();
}

Bytes TileWorker::bytes() const {
    Bytes total = m_floats.bytes() + bytesOf(m_states) + bytesOf(m_queries) + bytesOf(m_plans) +
                  bytesOf(m_chunks) + bytesOf(m_turns) + m_keys.bytes() + m_inputs.bytes();
    for (const PanelPlan& plan : m_plans) total += plan.bytes();
    return total;
}

}  // namespace triscope
