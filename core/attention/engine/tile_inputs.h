#pragma once

#include <span>

#include "core/attention/attention_inputs.h"
#include "core/attention/engine/aligned_floats.h"
#include "core/attention/engine/panel_plan.h"

namespace triscope {

// What the kernels read of Q, K and V for one tile at a time: floats where they lie, and those stored in 16
// bits widened into the worker's own memory, a tile of queries and a chunk of keys at a time.
class TileInputs {
  public:
    // `panels`: of a tile, in all its heads. `step`: from a tile's row to its next.
    TileInputs(const AttentionInputs& inputs, const PanelKernels& kernels, Index panels, Index step);

    // The rows of one of the tile's panels, qStride() floats apart. Widened ones stay until those of another
    // panel are asked for by the same number.
    const float* queries(Index head, const PanelRows& rows, Index panel);
    Index qStride() const { return m_q_stride; }

    // Keys and values for the chunk that consists of these ranges, counted as place() leaves them. Widened
    // ones stay until the next are asked for.
    const float* keys(Index kv_head, std::span<const Range> ranges);
    const float* values(Index kv_head, std::span<const Range> ranges);
    void place(KeyChunk& chunk) const;
    Index place(KeyIndex key, Index local) const { return m_inputs.isHalf() ? local : key; }

    Bytes bytes() const { return m_floats.bytes(); }

  private:
    const float* read(const TensorView& tensor, Index kv_head, std::span<const Range> ranges, float* widened);

    AttentionInputs m_inputs;
    const PanelKernels* m_kernels;
    Index m_q_stride;
    Index m_panel_floats;  // of one panel's queries
    AlignedFloats m_floats;
    float* m_queries = nullptr;
    float* m_keys = nullptr;
    float* m_values = nullptr;
};

}  // namespace triscope
