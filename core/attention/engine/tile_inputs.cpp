#include "core/attention/engine/tile_inputs.h"

#include <algorithm>

namespace triscope {

namespace {

// Values widened before they are packed: few enough to stay in the L1 cache.
constexpr Index kRowsAtOnce = 8;

Index floatsOf(const AttentionInputs& inputs, Index query_floats) {
    if (!inputs.isHalf()) return 0;
    return query_floats + (kMaxChunkKeys + kRowsAtOnce) * inputs.headDim();
}

}  // namespace

TileInputs::TileInputs(const AttentionInputs& inputs, const PanelKernels& kernels, Index panels, Index step)
    : m_inputs(inputs),
      m_kernels(&kernels),
      m_q_stride(inputs.isHalf() ? inputs.headDim() : step * inputs.headDim()),
      m_panel_floats(kernels.panel_rows * inputs.headDim()),
      m_floats(floatsOf(inputs, panels * m_panel_floats)) {
    if (!inputs.isHalf()) return;
    m_queries = m_floats.data();
    m_keys = m_queries + panels * m_panel_floats;
    m_values = m_keys + kMaxChunkKeys * inputs.headDim();
}

const float* TileInputs::queries(Index head, const PanelRows& rows, Index panel) {
    if (!m_inputs.isHalf()) return m_inputs.q.row(head, rows.first);
    float* widened = m_queries + panel * m_panel_floats;
    for (Index row = 0; row < rows.count; ++row) {
        m_kernels->widen(m_inputs.dtype, m_inputs.q.halfRow(head, rows.row(row)), m_inputs.headDim(),
                         widened + row * m_q_stride);
    }
    return widened;
}

const float* TileInputs::keys(Index kv_head, std::span<const Range> ranges) {
    if (!m_inputs.isHalf()) return m_inputs.k.row(kv_head, 0);
    float* to = m_keys;
    for (const Range& range : ranges) {
        const Index count = range.size() * m_inputs.headDim();
        m_kernels->widen(m_inputs.dtype, m_inputs.k.halfRow(kv_head, range.begin), count, to);
        to += count;
    }
    return m_keys;
}

void TileInputs::place(KeyChunk& chunk) const {
    if (!m_inputs.isHalf()) return;
    for (int k = 0; k < chunk.keys; ++k) {
        KeyPlace& place = chunk.place[static_cast<std::size_t>(k)];
        place.key = place.local;
    }
    for (int k = 0; k < chunk.lone; ++k) {
        KeyPlace& place = chunk.cell[static_cast<std::size_t>(k)].place;
        place.key = place.local;
    }
}

bool TileInputs::packValues(Index kv_head, std::span<const Range> ranges, float* packed) {
    Index first = 0;
    bool finite = true;
    for (const Range& range : ranges) {
        finite &= m_inputs.isHalf() ? packWidened(kv_head, range, first, packed)
                                    : m_kernels->pack(m_inputs.v.row(kv_head, range.begin), range.size(),
                                                      m_inputs.headDim(), first, packed);
        first += range.size();
    }
    return finite;
}

bool TileInputs::packWidened(Index kv_head, const Range& range, Index first, float* packed) {
    const Index head_dim = m_inputs.headDim();
    bool finite = true;
    for (Index done = 0; done < range.size(); done += kRowsAtOnce) {
        const Index rows = std::min(kRowsAtOnce, range.size() - done);
        m_kernels->widen(m_inputs.dtype, m_inputs.v.halfRow(kv_head, range.begin + done), rows * head_dim,
                         m_values);
        finite &= m_kernels->pack(m_values, rows, head_dim, first + done, packed);
    }
    return finite;
}

}  // namespace triscope
