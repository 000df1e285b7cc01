#pragma once

#include <array>
#include <span>

#include "core/attention/engine/panel.h"
#include "core/numerics/dtype.h"

namespace triscope {

// One panel of one head: what it reads, and where it keeps what it has gathered from the chunks so far. All
// buffers but k and output are the worker's own and aligned to kPanelAlignment.
//
//     q       packed: element (d, lane) at d * panel rows + lane; unused lanes 0
//     max     m, what the weights of each lane are relative to: the largest q k so far, or one near it
//     low     what large scores are above m, which is then as exact as double: m + low takes its place below
//     sum     l, the sum of 2^(scale (q k - m))
//     gathered  O, the sum of 2^(scale (q k - m)) v: row after row of `stride` floats, unnormalised
struct PanelState {
    const float* q = nullptr;
    float* max = nullptr;
    float* low = nullptr;
    float* sum = nullptr;
    float* gathered = nullptr;
    float* scores =
        nullptr;  // room for a chunk and kSpareScores keys: (key, lane) at key * panel rows + lane
    const float* rows_of_q = nullptr;  // the panel's queries, as they came or widened
    const float* k = nullptr;          // rows of head_dim, which KeyPlace::key counts
    const float* v = nullptr;          // likewise; read for lone cells, and for all if none are packed
    const float* values = nullptr;     // packed, of the chunk's other keys; none: finite, in whole strips
    // What to fetch into the cache meanwhile: what is read next, and where this panel's output will be
    // written.
    std::array<std::span<const float>, 3> next;
    std::span<float> next_output;
    float* output = nullptr;  // the panel's first row
    float scale = 0;          // that of the scores, in units of log2: above 0
    Index head_dim = 0;
    Index q_stride = 0;     // floats from one of the rows_of_q to the panel's next
    Index row_stride = 0;   // of the output
    Index stride = 0;       // head_dim rounded up to whole vectors
    int rows = 0;           // that exist
    LaneSet kept = 0;       // those of them that keep a key
    bool finite = true;     // all of the chunk's values are
    bool untouched = true;  // no chunk has been added yet, and O holds nothing
    bool settles = true;    // no chunk so far had scores far above m
    bool streams = false;   // the output is whole cache lines, to be written past the caches
};

inline constexpr std::size_t kPanelAlignment = 64;

// The engine's inner loops for one instruction set. Everything else is written once, around these.
struct PanelKernels {
    const char* target;  // as Highway names it: "AVX3" is AVX-512
    Index panel_rows;    // rows of a panel
    Index lanes;         // rows of a vector
    Index row_group;     // rows that share a range of keys in P V

    // Elements stored as fp16 or bf16, as the floats that they are.
    void (*widen)(Dtype dtype, const std::uint16_t* from, Index count, float* to);

    // Packs `rows` rows of head_dim floats into state.q, and sets m = -infinity, l = 0.
    void (*begin)(const float* q, PanelState& state);

    // Packs rows of a head's values, `first` of the chunk and those after it, in strips of two vectors:
    // element (key, d) at (d / w * kMaxChunkKeys + key) * w + d % w with w = panel_rows. The strips begin at
    // aligned addresses and each stays in the L1 cache: in place, two thirds of the loads would cross a cache
    // line, and rows of a power of two evict each other. The rest of the last strip becomes 0. Returns
    // whether all of them are finite.
    bool (*pack)(const float* v, Index keys, Index head_dim, Index first, float* packed);
    bool (*allFinite)(const float* values, Index count);

    // Adds a chunk: S^T = K Q^T, online softmax, O = c O + P V. The first chunk of a panel overwrites O, the
    // last one writes O / l to the output instead; of rows that keep keys but no finite score, NaN. A NaN or
    // infinity of Q, K or V reaches the rows that keep it, and no other. Returns the multiply-adds done, in
    // cells of head_dim: each cell counts once for S and once for P V.
    CellCount (*add)(const KeyChunk& chunk, bool last, PanelState& state);
};

// Those of the best instruction set that this machine has, and that hwy::DisableTargets has left.
const PanelKernels& panelKernels();

}  // namespace triscope
