#include <array>
#include <span>

#include "core/mask/piece.h"

namespace triscope {

namespace {

// Where one side of a piece lies in some rows, from the first to the last. It never moves to the left.
template <class KeyOf>
class Side {
  public:
    Side(Range steps, const KeyOf& key_of)
        : m_steps(steps), m_key_of(key_of), m_key(key_of(steps.begin)), m_last(key_of(steps.end - 1)) {}

    bool done() const { return m_steps.empty(); }
    KeyIndex key() const { return m_key; }

    RowEdge take() {
        // Once it is where it ends, it stands still.
        const Range taken{m_steps.begin, m_key == m_last ? m_steps.end : m_steps.begin + 1};
        const RowEdge edge{m_key, rowSet(taken)};
        m_steps.begin = taken.end;
        if (!done()) m_key = m_key_of(m_steps.begin);
        return edge;
    }

  private:
    Range m_steps;
    KeyOf m_key_of;
    KeyIndex m_key;
    KeyIndex m_last;
};

}  // namespace

Range Piece::columnsInRow(QueryIndex row) const {
    if (!rows.contains(row)) return {};
    return intersect(cols, {row - diagonals.end + 1, row - diagonals.begin + 1});
}

// The runs of the texture in columns that the row covers, from left to right. Diagonals run backwards along a
// row.
template <class Visit>
void Piece::forEachRun(QueryIndex row, Range covered, const Visit& visit) const {
    const auto mirrored = [row](Range range) { return Range{row - range.end + 1, row - range.begin + 1}; };
    if (texture->axis() == Texture::Axis::Columns) {
        texture->forEachRun(covered, visit);
    } else {
        texture->forEachRunBackwards(mirrored(covered),
                                     [&](Range run, RegionId id) { visit(mirrored(run), id); });
    }
}

void Piece::appendSpans(QueryIndex row, std::vector<RegionSpan>& spans) const {
    const Range covered = columnsInRow(row);
    if (covered.empty()) return;
    if (!texture) {
        spans.push_back({covered, region});
        return;
    }
    forEachRun(row, covered, [&spans](Range run, RegionId id) { spans.push_back({run, id}); });
}

// Where the columns of a piece begin and end in some rows, from left to right. Precondition: each of the rows
// has some.
class Piece::Outline {
  public:
    Outline(const Piece& piece, const RowSteps& asked, Range steps) {
        Side left(steps, [&](Index k) { return piece.columnsInRow(asked.row(k)).begin; });
        Side right(steps, [&](Index k) { return piece.columnsInRow(asked.row(k)).end; });
        while (!right.done()) add(!left.done() && left.key() <= right.key() ? left.take() : right.take());
    }

    std::span<const RowEdge> edges() const { return {m_edges.data(), m_count}; }

  private:
    void add(const RowEdge& edge) {
        if (m_count > 0 && m_edges[m_count - 1].key == edge.key) {
            m_edges[m_count - 1].toggled ^= edge.toggled;
        } else {
            m_edges[m_count++] = edge;
        }
    }

    std::array<RowEdge, 2 * kMaxRowSteps> m_edges;
    std::size_t m_count = 0;
};

void Piece::addEdges(const RowSteps& asked, RegionSet regions, std::vector<RowEdge>& edges) const {
    if (!texture && !regions[region]) return;
    const Range met{cols.begin + diagonals.begin, cols.end + diagonals.end - 1};
    const Range steps = asked.within(intersect(rows, met));
    if (steps.empty()) return;
    if (!texture) {
        const Outline outline(*this, asked, steps);
        edges.insert(edges.end(), outline.edges().begin(), outline.edges().end());
    } else if (texture->axis() == Texture::Axis::Columns || asked.step % texture->period() == 0) {
        addTextured(asked, steps, regions, edges);
    } else if (asked.step == 1) {
        addByDiagonals(asked, steps, regions, edges);
    } else {
        for (Index k = steps.begin; k < steps.end; ++k) addTextured(asked, {k, k + 1}, regions, edges);
    }
}

// Each run of the texture is a piece without one.
void Piece::addByDiagonals(const RowSteps& asked, Range steps, RegionSet regions,
                           std::vector<RowEdge>& edges) const {
    const Range all{asked.row(steps.begin) - cols.end + 1, asked.row(steps.end - 1) - cols.begin + 1};
    Piece band{0, rows, cols, {}};
    texture->forEachRunBackwards(intersect(diagonals, all), [&](Range run, RegionId id) {
        band.region = id;
        band.diagonals = run;
        band.addEdges(asked, regions, edges);
    });
}

// Precondition: the texture is in the same columns for all these rows, and each of them has some.
void Piece::addTextured(const RowSteps& asked, Range steps, RegionSet regions,
                        std::vector<RowEdge>& edges) const {
    const Outline outline(*this, asked, steps);
    RowSet inside = 0;
    auto next = outline.edges().begin();
    const auto pass = [&] { inside ^= next++->toggled; };
    while (next != outline.edges().end()) {
        // Columns up to the next that no row covers.
        auto end = next;
        RowSet covering = 0;
        do covering ^= end++->toggled;
        while (covering != 0);
        forEachRun(asked.row(steps.begin), {next->key, (end - 1)->key}, [&](Range run, RegionId id) {
            if (!regions[id]) return;
            while (next->key <= run.begin) pass();
            edges.push_back({run.begin, inside});
            for (; next->key < run.end; pass()) edges.push_back(*next);
            edges.push_back({run.end, inside});
        });
        inside = 0;
        next = end;
    }
}

}  // namespace triscope
