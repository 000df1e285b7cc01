#pragma once

#include "core/attention/backward/backward_kernels.h"
#include "core/attention/backward/section_sums.h"
#include "core/attention/engine/aligned_floats.h"
#include "core/attention/tile_plan.h"

namespace triscope {

// What the backward pass reads.
struct BackwardInputs {
    const AttentionProblem& problem;
    const AttentionResult& forward;
    const Tensor& d_output;
};

// Where one query tile of one head adds its gradients.
struct TileGradients {
    float* dq = nullptr;  // the tile's first row, of head_dim floats
    // The head's first key, without the factor `scale` of dK: rows of `paddedHeadDim` floats, aligned.
    float* dk = nullptr;
    float* dv = nullptr;
    SectionGradients* sections = nullptr;  // used if sums.wanted()
};

// head_dim rounded up to whole panels.
Index paddedHeadDim(const AttentionProblem& problem, const BackwardKernels& kernels);

// The backward pass of a query tile of a head: scores, probabilities and their gradients of one key tile at a
// time, transposed, a query a lane. So K and V are used where they lie, LSE and D are vectors, and the
// queries' operands are packed once for all key tiles. One thread's workspace; the order of all operations
// depends on the tile alone.
class BackwardTile {
  public:
    // For query tiles of up to `max_rows` rows and key tiles of up to `max_keys` keys.
    BackwardTile(const BackwardInputs& inputs, const BackwardKernels& kernels, Index max_rows,
                 Index max_keys);

    // Writes dQ of `rows`, adds to dK, dV and the sections. `plan` and `sums` are loaded for these rows.
    // Returns the cells computed, dropped ones included.
    CellCount run(Index head, Range rows, const TilePlan& plan, const SectionSums& sums,
                  const TileGradients& gradients);

    Bytes bytes() const { return m_floats.bytes(); }

  private:
    void pack(Index head, Range rows);
    void add(Index kv_head, const KeyTile& keys, const TilePlan& plan, const SectionSums& sums,
             const TileGradients& gradients);
    void computeScores(Index kv_head, Range keys);
    void addProducts(Index kv_head, Range keys, const TileGradients& gradients);
    ScoreTile scoreTile(Index keys) const;

    BackwardInputs m_inputs;
    const BackwardKernels* m_kernels;
    float m_scale;
    Index m_stride;  // paddedHeadDim
    Index m_max_lanes;
    Index m_max_keys;
    AlignedFloats m_floats;
    // Panels of Q^T and dO^T (head_dim x rows) and of Q, dO (rows x head_dim) and K (keys x head_dim).
    float* m_q_columns;
    float* m_d_output_columns;
    float* m_q_rows;
    float* m_d_output_rows;
    float* m_k_rows;
    float* m_p;
    float* m_ds;
    float* m_lse;
    float* m_d;
    float* m_dq;
    Index m_rows = 0;   // of the tile at hand
    Index m_lanes = 0;  // those rounded up to whole panels
};

}  // namespace triscope
