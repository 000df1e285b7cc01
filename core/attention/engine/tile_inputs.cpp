#include "core/attention/engine/tile_inputs.h"

namespace triscope {

namespace {

Index floatsOf(const AttentionInputs& inputs, Index query_floats) {
    if (!inputs.isHalf()) return 0;
    return query_floats + 2 * kMaxChunkKeys * inputs.headDim();
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

const float* TileInputs::read(const TensorView& tensor, Index kv_head, std::span<const Range> ranges,
                              float* widened) {
    if (!m_inputs.isHalf()) return tensor.row(kv_head, 0);
    float* to = widened;
    for (const Range& range : ranges) {
        const Index count = range.size() * m_inputs.headDim();
        m_kernels->widen(m_inputs.dtype, tensor.halfRow(kv_head, range.begin), count, to);
        to += count;
    }
    return widened;
}

const float* TileInputs::keys(Index kv_head, std::span<const Range> ranges) {
    return read(m_inputs.k, kv_head, ranges, m_keys);
}

const float* TileInputs::values(Index kv_head, std::span<const Range> ranges) {
    return read(m_inputs.v, kv_head, ranges, m_values);
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

}  // namespace triscope
