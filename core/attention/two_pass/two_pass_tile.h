#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/attention/online_softmax.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

// Rows and keys that both passes compute at a time, as _BLOCK_M and _BLOCK_N of the published kernel.
inline constexpr Index kTwoPassTile = 64;

// What the passes hand on to one another through memory, in fp32: O unnormalised in the result's output, and
// m and l of each row.
struct TwoPassState {
    AttentionResult& result;
    std::span<RowState> rows;  // (heads, queries)

    RowState& at(Index head, QueryIndex row) const {
        return rows[static_cast<std::size_t>(head * result.output.shape.seq + row)];
    }
};

// The steps of the published Triangle kernel on a few rows of one head, and one thread's memory for them.
class TwoPassTile {
  public:
    // `sections` are those of the problem's mask; the problem outlives the tile.
    TwoPassTile(const AttentionProblem& problem, const TriangleSections& sections);

    // The window pass: cells with 0 <= i - j < window, in tiles of keys from the first that holds one to the
    // diagonal. Writes the state. Precondition: at most kTwoPassTile rows, as for the sink pass.
    void addWindow(Index head, Range rows, const TwoPassState& state);

    // The sink pass: every tile of the sinks, of which the complement of the window, i - j >= window, is
    // kept. Reads the state and writes it again.
    void addSinks(Index head, Range rows, const TwoPassState& state);

    // O / l and the LSE.
    void normalize(Index head, Range rows, const TwoPassState& state) const;

    // The last rows: S = Q K^T of every key, the mask written over it, softmax, P V, one after the other.
    void computeLast(Index head, Range rows, AttentionResult& result);

    // Computed so far, dropped ones included.
    CellCount cells() const { return m_cells; }
    Bytes bytes() const;

  private:
    // Adds the keys of one tile, of which row r keeps those that kept(r) holds.
    template <class KeptOfRow>
    void add(Index head, Range rows, Range keys, const KeptOfRow& kept, const TwoPassState& state);

    const AttentionProblem* m_problem;
    TriangleSections m_sections;
    float m_scale;
    // Rows of scores at aligned addresses: one tile, or some of the last rows with every key.
    AlignedVector<float> m_scores;
    CellCount m_cells = 0;
};

}  // namespace triscope
