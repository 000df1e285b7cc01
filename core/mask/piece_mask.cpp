#include "core/mask/piece_mask.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace triscope {

namespace {

// Cuts `piece` down to the half-plane, or to what lies outside it. Tests are on positions, pieces on rows.
void restrictTo(Piece& piece, const CellTest& plane, bool inside, Index query_offset) {
    const auto cut = [inside](Range& range, Index bound, bool below) {
        if (below == inside) {
            range.end = std::min(range.end, bound);
        } else {
            range.begin = std::max(range.begin, bound);
        }
    };
    switch (plane.kind) {
        case CellTest::Kind::KeyBelow:
            return cut(piece.cols, plane.bound, true);
        case CellTest::Kind::DistanceBelow:
            return cut(piece.diagonals, plane.bound - query_offset, true);
        case CellTest::Kind::PositionFrom:
            return cut(piece.rows, plane.bound - query_offset, false);
        case CellTest::Kind::PositionBelow:
            return cut(piece.rows, plane.bound - query_offset, true);
        case CellTest::Kind::Other:
            assert(false);
            return;
        case CellTest::Kind::Everything:
            if (!inside) piece.rows = {};
            return;
    }
}

void sortUnique(std::vector<Index>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<Piece> piecesOf(const MaskShape& shape, std::span<const Rule> rules) {
    std::vector<Piece> pieces;
    const Rect whole = shape.rect();
    Piece rest{0, whole.rows, whole.cols, {-kFar, kFar}};
    for (const Rule& rule : rules) {
        Piece piece = rest;
        piece.region = rule.region;
        restrictTo(piece, rule.test, true, shape.query_offset);
        restrictTo(rest, rule.test, false, shape.query_offset);
        if (!piece.rows.empty() && !piece.cols.empty() && !piece.diagonals.empty()) pieces.push_back(piece);
    }
    return pieces;
}

}  // namespace

PieceMask::PieceMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Rule> rules)
    : Mask(shape, std::move(regions), std::move(rules)) {
    assert(this->rules().back().test.kind == CellTest::Kind::Everything);
    fileByBand(piecesOf(shape, this->rules()));
}

PieceMask::PieceMask(const MaskShape& shape, std::vector<Region> regions, const std::vector<Piece>& pieces,
                     std::vector<Rule> rules)
    : Mask(shape, std::move(regions), std::move(rules)) {
    fileByBand(pieces);
}

void PieceMask::fileByBand(const std::vector<Piece>& pieces) {
    std::vector<Index> bounds;
    for (const Piece& piece : pieces) {
        m_has_texture = m_has_texture || piece.texture != nullptr;
        bounds.push_back(piece.rows.begin);
        bounds.push_back(piece.rows.end);
    }
    sortUnique(bounds);
    for (std::size_t k = 0; k + 1 < bounds.size(); ++k) m_bands.push_back({{bounds[k], bounds[k + 1]}, {}});
    for (const Piece& piece : pieces) {
        auto band = std::lower_bound(m_bands.begin(), m_bands.end(), piece.rows.begin,
                                     [](const Band& b, Index row) { return b.rows.begin < row; });
        for (; band != m_bands.end() && band->rows.begin < piece.rows.end; ++band) {
            band->pieces.push_back(piece);
            band->pieces.back().rows = band->rows;
        }
    }
}

std::span<const PieceMask::Band> PieceMask::bandsIn(Range rows) const {
    const auto first = std::lower_bound(m_bands.begin(), m_bands.end(), rows.begin,
                                        [](const Band& b, Index row) { return b.rows.end <= row; });
    const auto last = std::lower_bound(first, m_bands.end(), rows.end,
                                       [](const Band& b, Index row) { return b.rows.begin < row; });
    return {first, last};
}

RegionCounts PieceMask::counts(const Rect& rect) const {
    RegionCounts total{};
    for (const Band& band : bandsIn(rect.rows)) {
        for (const Piece& piece : band.pieces) piece.addCounts(rect, total);
    }
    return total;
}

std::vector<RegionSpan> PieceMask::regionSpans(QueryIndex row) const {
    std::vector<std::pair<KeyIndex, const Piece*>> met;
    for (const Band& band : bandsIn({row, row + 1})) {
        met.reserve(band.pieces.size());
        for (const Piece& piece : band.pieces) {
            const Range covered = piece.columnsInRow(row);
            if (!covered.empty()) met.emplace_back(covered.begin, &piece);
        }
    }
    std::sort(met.begin(), met.end());
    std::vector<RegionSpan> spans;
    for (const auto& [begin, piece] : met) piece->appendSpans(row, spans);
    return spans;
}

void PieceMask::addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const {
    if (rows.count == 0) return;
    for (const Band& band : bandsIn({rows.first, rows.row(rows.count - 1) + 1})) {
        for (const Piece& piece : band.pieces) piece.addEdges(rows, regions, edges);
    }
}

void PieceMask::addTo(ColumnProfile& profile) const {
    for (const Band& band : bandsIn(profile.rows())) {
        for (const Piece& piece : band.pieces) profile.add(piece);
    }
}

// A texture that moves against a seam changes what stands at the seam from row to row.
bool PieceMask::movesAgainstSeam(const Piece& piece) const {
    if (!piece.texture) return false;
    if (piece.texture->axis() == Texture::Axis::Diagonals) return piece.cols != Range{0, shape().keys};
    const Rect box{piece.rows, piece.cols};
    return piece.area(box) != box.area();
}

std::optional<std::vector<Index>> PieceMask::bends() const {
    std::vector<Index> rows{0, shape().queries};
    std::vector<Index> columns;
    std::vector<Index> diagonals;
    for (const Band& band : m_bands) {
        rows.insert(rows.end(), {band.rows.begin, band.rows.end});
        columns.clear();
        diagonals.clear();
        for (const Piece& piece : band.pieces) {
            if (movesAgainstSeam(piece)) return std::nullopt;
            columns.insert(columns.end(), {piece.cols.begin, piece.cols.end});
            diagonals.insert(diagonals.end(), {piece.diagonals.begin, piece.diagonals.end});
        }
        sortUnique(columns);
        sortUnique(diagonals);
        // A seam that moves meets one that stands still.
        for (const Index diagonal : diagonals) {
            for (const Index column : columns) {
                if (band.rows.contains(diagonal + column)) rows.push_back(diagonal + column);
            }
        }
    }
    sortUnique(rows);
    return rows;
}

}  // namespace triscope
