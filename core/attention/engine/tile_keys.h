#pragma once

#include <span>
#include <vector>

#include "core/attention/engine/panel_plan.h"

namespace triscope {

// The keys of a tile, which are those that any of its panels keeps, from the first to the last in chunks that
// all panels share: their values are packed once for all. Of each chunk a panel takes the keys that it keeps.
class TileKeys {
  public:
    // `lanes`: rows of a vector. `row_group`: rows that share ranges of keys in P V.
    TileKeys(Index lanes, Index row_group) : m_lanes(lanes), m_row_group(row_group) {}

    // Begins with the first chunk of a tile of these panels, which must stay as they are.
    void begin(std::span<const PanelPlan> panels);

    // Goes to the next chunk, at first to the first; false when there is none.
    bool next();

    // Keys of the chunk, and which ranges they are, neighbours joined.
    Index size() const { return m_size; }
    std::span<const Range> ranges() const { return m_ranges; }

    // Neighbours of the chunk, from its key `local` on.
    struct Part {
        Range keys;
        Index local = 0;
    };
    // Those that a panel has read for more than lone cells, in ascending order. Valid until the next chunk.
    std::span<const Part> tiled();

    // Those that a panel keeps. Precondition: not read before.
    void read(std::size_t panel, KeyChunk& chunk);
    // Reads them where every row of a full panel keeps all keys of the chunk, and these are neighbours; else
    // false. Such chunks are alike: `chunk` is filled only if it holds no keys.
    bool readWhole(std::size_t panel, KeyChunk& chunk);
    // Whether a panel has no key left after what has been read.
    bool done(std::size_t panel) const { return m_cursors[panel].run == m_panels[panel].runs().size(); }

    Bytes bytes() const;

  private:
    struct Cursor {
        bool takes_lone = false;  // the panel's keys that few rows keep, cell by cell
        std::size_t run = 0;
        Index taken = 0;  // keys of the run that have been read
    };
    struct LoneRun {
        KeyRun run;
        Index local = 0;  // of its first key
    };

    bool isLone(const KeyRun& run) const;
    bool hasManyLone(const PanelPlan& panel) const;
    void addTiled(const Range& keys, Index local);
    void clear(KeyChunk& chunk);
    void append(const KeyRun& run, Index local, KeyChunk& chunk);
    void closeGroups(KeyChunk& chunk);
    void addLoneCells(KeyChunk& chunk);

    Index m_lanes;
    Index m_row_group;
    std::span<const PanelPlan> m_panels;
    std::vector<Range> m_union;
    std::vector<Range> m_ranges;
    std::vector<Cursor> m_cursors;
    std::vector<LoneRun> m_lone;  // of the chunk being read
    int m_grouped = 0;            // its keys that are in ranges of row groups
    LaneSet m_groups = 0;         // the row groups that look at the others
    std::vector<Part> m_tiled;
    std::size_t m_at = 0;  // the range of m_union that the next chunk begins in
    Index m_taken = 0;     // its keys that are in chunks already
    Index m_chunk_keys = 0;
    Index m_size = 0;
};

}  // namespace triscope
