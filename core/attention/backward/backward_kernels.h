#pragma once

#include "core/base/units.h"

namespace triscope {

// One matrix product C = A B, or C += A B, of float. B and C are padded to whole panels of two vectors.
struct PanelProduct {
    // A(r, k) at a[r * a_step + k]; transposed: at a[k * a_step + r].
    const float* a = nullptr;
    Index a_step = 0;
    bool a_transposed = false;
    // B(k, n) at b[(n / width * b_rows + k) * width + n % width], with the panel's width. Each panel stays in
    // the L1 cache, in which rows of a power of two apart would evict each other.
    const float* b = nullptr;
    Index b_rows = 0;
    float* c = nullptr;  // C(r, n) at c[r * c_step + n]
    Index c_step = 0;
    Index rows = 0;
    Index depth = 0;
    Index panels = 0;
    bool adds = false;
};

// Scores or their gradients of a tile, transposed: (key, query) at key * lanes + query. All arrays begin at
// multiples of 64 bytes; lanes is a multiple of the panel's width.
struct ScoreTile {
    float* p = nullptr;          // S, then P
    float* ds = nullptr;         // dP, then dS
    const float* lse = nullptr;  // of each query, in units of log2
    const float* d = nullptr;    // D of each query
    float scale = 0;             // to units of log2
    Index keys = 0;
    Index lanes = 0;
};

// The backward pass's inner loops for one instruction set.
struct BackwardKernels {
    Index width;  // of a panel, in floats
    void (*multiply)(const PanelProduct& product);
    void (*weigh)(const ScoreTile& tile);   // P = 2^(scale * S - LSE)
    void (*derive)(const ScoreTile& tile);  // dS = P (dP - D)
};

// Those of the best instruction set that this machine has, and that hwy::DisableTargets has left.
const BackwardKernels& backwardKernels();

}  // namespace triscope
