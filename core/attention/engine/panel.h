#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/base/units.h"

namespace triscope {

// The engine computes a panel of consecutive queries at a time, two vectors wide, one query a lane; so a
// panel has as many rows as the instruction set allows, up to 32, and a set of them is a bit each.
inline constexpr Index kMaxPanelRows = 32;
inline constexpr Index kPanelVectors = 2;
using LaneSet = std::uint32_t;

// Groups of rows of a panel that share ranges of keys in P V.
inline constexpr Index kMaxRowGroups = 4;

// Keys that a panel's scores are held of at once: they stay in the L1 cache beside the queries (16 KiB each
// at head_dim 128).
inline constexpr Index kMaxChunkKeys = 128;

// Rows of scores behind those of a chunk that a kernel may write to.
inline constexpr Index kSpareScores = 8;

// Where a key of a chunk is to be found.
struct KeyPlace {
    Index key = 0;    // of the head; where K and V are widened, as local
    Index local = 0;  // of the tile's chunk
};

// Neighbouring keys of a panel's chunk that the same vectors of the panel look at.
struct ChunkSegment {
    int begin = 0;  // keys of the chunk
    int end = 0;
    LaneSet vectors = 0;   // bit v: vector v of the panel has rows that keep them
    bool partial = false;  // one of these vectors also has rows that do not
};

// A key that at most so many of a panel's rows keep is computed cell by cell: in a tile most lanes would be
// idle. A tile of one vector costs about as much as two cells.
constexpr Index mostLoneRows(Index panel_rows) {
    return panel_rows < 16 ? panel_rows / 8 : panel_rows / 16;
}
inline constexpr Index kMaxLoneCells = kMaxChunkKeys * mostLoneRows(kMaxPanelRows);

// Only in panels with at least so many of these cells a row: they pass over all of O once more.
inline constexpr Index kLeastLoneCells = 2;

// A cell computed by itself. The softmax takes the lone cells of all rows together, as if they were keys:
// slot s holds the s-th of each row.
struct LoneCell {
    KeyPlace place;
    int row = 0;
    int slot = 0;
};

// Neighbouring keys of a chunk.
struct ChunkRange {
    int begin = 0;
    int end = 0;
};

// The keys of a chunk that one group of a panel's rows looks at.
struct GroupKeys {
    int count = 0;
    std::array<ChunkRange, kMaxChunkKeys> range;
};

// Up to kMaxChunkKeys keys for one panel: those that at least one of its rows keeps, in ascending order, but
// for those of lone cells.
struct KeyChunk {
    int keys = 0;
    int segments = 0;
    int lone = 0;
    int slots = 0;  // of lone cells; their scores lie behind those of the keys, and so do their rows
    std::array<KeyPlace, kMaxChunkKeys> place;
    std::array<LaneSet, kMaxChunkKeys> rows;  // who keeps each; at most kMaxChunkKeys together with the slots
    std::array<ChunkSegment, kMaxChunkKeys + 1> segment;  // one more for the slots
    std::array<GroupKeys, kMaxRowGroups> group;
    std::array<LoneCell, kMaxLoneCells> cell;  // row after row

    bool empty() const { return keys == 0 && lone == 0; }
    int softmaxSegments() const { return segments + (slots > 0 ? 1 : 0); }
    std::span<const LoneCell> loneCells() const { return {cell.data(), static_cast<std::size_t>(lone)}; }
};

}  // namespace triscope
