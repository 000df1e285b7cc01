#pragma once

#include <stop_token>
#include <vector>

#include "core/attention/attention_result.h"
#include "core/attention/engine/aligned_floats.h"
#include "core/attention/engine/panel_kernels.h"
#include "core/attention/engine/tile_inputs.h"
#include "core/attention/engine/tile_keys.h"

namespace triscope {

// What is computed at a time: panels of neighbouring rows, of neighbouring heads. The panels take turns, a
// chunk of keys each, so that they find each other's keys and values in the cache. Of a mask that repeats,
// rows a step apart keep the same keys and share a tile.
struct TileShape {
    Index panels = 0;
    Index heads = 0;
    Index step = 1;  // from a tile's row to its next
};

// Computes tiles, one after another. Its memory is the tile's Q and O, one chunk of scores, and the plans of
// the tile's panels; and what TileInputs needs.
class TileWorker {
  public:
    TileWorker(const AttentionInputs& problem, const PanelKernels& kernels, const TileShape& shape);

    // Every shape.step-th of `rows`, at most shape.panels panels of them, and shape.heads heads, into the
    // result's output and LSE. Throws Cancelled, at most a chunk after being asked to stop.
    void run(Range rows, Range heads, AttentionResult& result, const std::stop_token& stop);

    // Multiply-adds so far, in cells of head_dim: a cell counts once for S and once for P V.
    CellCount halfCells() const { return m_half_cells; }
    Bytes bytes() const;

  private:
    PanelState& state(Index head, Index panel) {
        return m_states[static_cast<std::size_t>(head * m_shape.panels + panel)];
    }
    // A panel that has keys in the chunk at hand, and which.
    struct Turn {
        Index panel = 0;
        const KeyChunk* chunk = nullptr;
    };

    void begin(Range rows, Range heads, AttentionResult& result);
    void readChunks();
    void addChunk(Range heads);
    // The chunk's values of one KV head.
    struct Values {
        const float* rows = nullptr;
        const float* packed = nullptr;
        bool finite = true;
    };
    Values takeValues(const float* values);
    void packQueries(Index head, Index head_of_tile, Index panel, bool last);

    // What to fetch into the cache while a chunk is computed.
    struct NextKeys {
        Index kv_head = 0;
        Range keys;
    };
    NextKeys nextKeys(Index head, Range heads) const;
    void fetchNext(const NextKeys& keys, Range heads, Index head, std::size_t turn, bool last);
    QueryIndex firstRow(Index panel) const { return m_plans[static_cast<std::size_t>(panel)].rows().first; }
    void finish(Range heads, AttentionResult& result) const;

    AttentionInputs m_problem;
    const PanelKernels* m_kernels;
    TileShape m_shape;
    Index m_stride;
    AlignedFloats m_floats;
    std::vector<PanelState> m_states;
    std::vector<PanelPlan> m_plans;
    std::vector<KeyChunk> m_chunks;  // one a panel, and one for all that are whole
    std::vector<Turn> m_turns;
    TileKeys m_keys;
    TileInputs m_inputs;
    float* m_values;                // the chunk's, packed
    float* m_once;                  // the packed Q of a panel with a single chunk
    std::vector<float*> m_queries;  // that of each panel of each head
    Index m_panels = 0;             // of the tile at hand
    CellCount m_half_cells = 0;
};

}  // namespace triscope
