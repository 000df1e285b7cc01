#pragma once

#include <array>
#include <cstdint>

#include "core/base/units.h"

namespace triscope {

// The engine computes a panel of consecutive queries at a time, two vectors wide, one query a lane; so a
// panel has as many rows as the instruction set allows, up to 32, and a set of them is a bit each.
inline constexpr Index kMaxPanelRows = 32;
inline constexpr Index kPanelVectors = 2;
using LaneSet = std::uint32_t;

// Keys that a panel's scores are held of at once: they stay in the L1 cache beside the queries (16 KiB each
// at head_dim 128).
inline constexpr Index kMaxChunkKeys = 128;

// Rows of scores behind those of a chunk that a kernel may write to.
inline constexpr Index kSpareScores = 8;

// Where a key of a chunk is to be found.
struct KeyPlace {
    Index key = 0;    // of the head
    Index local = 0;  // of the tile's chunk, whose values are packed
};

// Neighbouring keys of a panel's chunk that the same vectors of the panel look at.
struct ChunkSegment {
    int begin = 0;  // keys of the chunk
    int end = 0;
    LaneSet vectors = 0;   // bit v: vector v of the panel has rows that keep them
    bool partial = false;  // one of these vectors also has rows that do not
};

// Up to kMaxChunkKeys keys for one panel: those that at least one of its rows keeps, in ascending order.
struct KeyChunk {
    int keys = 0;
    int segments = 0;
    std::array<KeyPlace, kMaxChunkKeys> place;
    std::array<LaneSet, kMaxChunkKeys> rows;  // who keeps each
    std::array<ChunkSegment, kMaxChunkKeys> segment;
};

}  // namespace triscope
