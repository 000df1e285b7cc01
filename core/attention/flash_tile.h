#pragma once

#include <memory>

#include "core/attention/attention_problem.h"
#include "core/attention/tile_plan.h"

namespace triscope {

// Attention of one query tile of one head by online softmax, in float: the scores S of one key tile at a
// time, and for each row a running maximum m, sum l and unnormalised output O:
//
//     S = Q K^T, -infinity where the mask drops the cell
//     m' = max(m, max S)    c = exp(scale * (m - m'))    P = exp(scale * (S - m'))
//     l' = c l + sum P      O' = c O + P V
//
// and in the end O / l and LSE = scale * m + ln l; a row with no key left gives 0 and -infinity.
// Source: arXiv 2205.14135, algorithm 1, with the one division at the end of arXiv 2307.08691, section 3.1.
//
// O is accumulated where it will stay, so the workspace is one tile of scores, two numbers a row, and Eigen's
// packed copies of the operands. The order of all operations depends on the tile alone: the same bits on
// every thread.
class FlashTile {
  public:
    // For query tiles of up to `max_rows` rows and key tiles of up to `max_keys` keys of `problem`, which
    // outlives it.
    FlashTile(const AttentionProblem& problem, Index max_rows, Index max_keys);
    ~FlashTile();
    FlashTile(FlashTile&&) noexcept;

    // Computes `rows` of a head, whose plan is given, into `output` (rows x head_dim) and `lse` (rows).
    // Returns the cells computed, dropped ones included.
    CellCount run(Index head, Range rows, const TilePlan& plan, float* output, double* lse);

    // The workspace, Eigen's included at its largest.
    Bytes bytes() const;

  private:
    struct Workspace;
    struct State;

    void add(const KeyTile& tile, const TilePlan& plan, State& state);

    const AttentionProblem* m_problem;
    float m_scale;
    std::unique_ptr<Workspace> m_workspace;
};

}  // namespace triscope
