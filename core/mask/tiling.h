#pragma once

#include <cstdint>
#include <vector>

#include "core/mask/column_profile.h"
#include "core/mask/mask.h"

namespace triscope {

// A cut of a range of cells into consecutive tiles: blocks, or the footprints of pixels.
class TileEdges {
  public:
    // Blocks of `block`, the last one clipped: [0, block), [block, 2 block), ... Takes no memory.
    static TileEdges blocks(Index length, Index block);
    // Tile k is [edges[k], edges[k + 1]). Precondition: strictly ascending, at least two.
    static TileEdges at(std::vector<Index> edges);

    Index count() const { return m_count; }
    Range tile(Index k) const { return {edge(k), edge(k + 1)}; }
    Range cells(Index first, Index last) const { return {edge(first), edge(last)}; }
    // The tile that holds `cell`, clamped to the first and the last one.
    Index tileOf(Index cell) const;
    // The side of the blocks; 0 when the tiles were given one by one.
    Index block() const { return m_edges.empty() ? m_block : 0; }

  private:
    TileEdges() = default;
    Index edge(Index k) const;

    Index m_count = 0;
    Index m_length = 0;            // of blocks
    Index m_block = 1;             // of blocks
    std::vector<Index> m_edges{};  // else
    double m_tiles_a_cell = 0;     // of those, on average
};

// Blocks of which a range of cells holds equally many of each.
struct BlockGroup {
    Range blocks;
    Index cells = 0;  // of each block
};

// A range of cells as three groups at the most: a block cut off at the beginning, whole ones, and one cut off
// at the end.
std::vector<BlockGroup> blockGroups(Range cells, Index block);

// Neighbouring tiles of one row of tiles with the same make-up: a single tile, or any number of tiles whose
// columns all hold the same count of each region, or tiles that one texture fills (of two regions, unless the
// tiles are blocks). `counts` are those of the whole run.
struct TileRun {
    Index begin = 0;
    Index end = 0;
    Rect cells;
    RegionCounts counts{};
    const Texture* texture = nullptr;
};

// Cuts bands of rows of a mask into runs of tiles. Reads a band's profile from left to right once, so the
// cost follows the seams that cross the band and the tiles of uneven make-up, not the tiles. Keeps its memory
// from one band to the next; not to be shared between threads.
class TileScanner {
  public:
    TileScanner(const Mask& mask, const TileEdges& columns);

    // The row of tiles over `rows`, from the first column tile to the last. Valid until the next call.
    const std::vector<TileRun>& scan(Range rows);

  private:
    // The height of one region, or of one texture, at the column that the sweep has reached.
    struct Line {
        RegionId region = 0;
        const Texture* texture = nullptr;
        Index value = 0;
        Index slope = 0;
    };

    void sortEvents();
    void apply(const ColumnProfile::Event& event);
    void addStretch(Index width, RegionCounts& counts);
    bool isLevel() const;
    bool isUniform() const;
    const Texture* soleTexture() const;
    void scanTile(Index tile);
    void scanStretch(Index begin, Index end);
    const Mask& m_mask;
    const TileEdges& m_columns;
    ColumnProfile m_profile;
    std::vector<std::uint64_t> m_order;
    std::vector<ColumnProfile::Event> m_sorted;
    std::size_t m_next_event = 0;
    Index m_column = 0;  // that the sweep has reached
    std::vector<Line> m_lines;
    std::vector<TileRun> m_runs;
};

// The row of tiles over `rows`, once.
std::vector<TileRun> tileRow(const Mask& mask, Range rows, const TileEdges& columns);

}  // namespace triscope
