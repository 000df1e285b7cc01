#include "core/mask/piece_mask.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace triscope {

namespace {

// Beyond every diagonal of a rectangle with sides, offset and prompt up to kMaxLength.
constexpr Index kFar = 4 * kMaxLength;

// Cuts `piece` down to the half-plane, or to what lies outside it. Tests are on positions, pieces on rows.
void restrictTo(Piece& piece, const HalfPlane& plane, bool inside, Index query_offset) {
    const auto cut = [inside](Range& range, Index bound, bool below) {
        if (below == inside) {
            range.end = std::min(range.end, bound);
        } else {
            range.begin = std::max(range.begin, bound);
        }
    };
    switch (plane.kind) {
        case HalfPlane::Kind::KeyBelow:
            return cut(piece.cols, plane.bound, true);
        case HalfPlane::Kind::DistanceBelow:
            return cut(piece.diagonals, plane.bound - query_offset, true);
        case HalfPlane::Kind::PositionFrom:
            return cut(piece.rows, plane.bound - query_offset, false);
        case HalfPlane::Kind::Everything:
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
    assert(this->rules().back().test.kind == HalfPlane::Kind::Everything);
    fileByBand(piecesOf(shape, this->rules()));
}

PieceMask::PieceMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Piece> pieces)
    : Mask(shape, std::move(regions), {}) {
    fileByBand(pieces);
}

void PieceMask::fileByBand(const std::vector<Piece>& pieces) {
    std::vector<Index> bounds;
    for (const Piece& piece : pieces) {
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

CellCount PieceMask::count(RegionId region, const Rect& rect) const {
    CellCount total = 0;
    for (const Band& band : bandsIn(rect.rows)) {
        for (const Piece& piece : band.pieces) {
            if (piece.region == region) total += piece.count(rect);
        }
    }
    return total;
}

std::vector<RegionSpan> PieceMask::regionSpans(QueryIndex row) const {
    std::vector<RegionSpan> spans;
    for (const Band& band : bandsIn({row, row + 1})) {
        for (const Piece& piece : band.pieces) {
            const Range cols = piece.columnsInRow(row);
            if (!cols.empty()) spans.push_back({cols, piece.region});
        }
    }
    std::sort(spans.begin(), spans.end(),
              [](const RegionSpan& a, const RegionSpan& b) { return a.cols.begin < b.cols.begin; });
    return spans;
}

void PieceMask::appendSeams(Range rows, std::vector<Range>& seams) const {
    for (const Band& band : bandsIn(rows)) {
        const Range shared = intersect(rows, band.rows);
        for (const Piece& piece : band.pieces) {
            seams.push_back({piece.cols.begin, piece.cols.begin});
            seams.push_back({piece.cols.end, piece.cols.end});
            for (const Index bound : {piece.diagonals.begin, piece.diagonals.end}) {
                // Row r leaves the piece's side of r - j = bound at column r - bound + 1.
                const Range seam{shared.begin - bound + 1, shared.end - bound};
                if (seam.end >= 0 && seam.begin <= shape().keys) seams.push_back(seam);
            }
        }
    }
}

std::optional<std::vector<Index>> PieceMask::bends() const {
    std::vector<Index> rows{0, shape().queries};
    std::vector<Index> columns;
    std::vector<Index> diagonals;
    for (const Band& band : m_bands) {
        rows.insert(rows.end(), {band.rows.begin, band.rows.end});
        for (const Piece& piece : band.pieces) {
            columns.insert(columns.end(), {piece.cols.begin, piece.cols.end});
            diagonals.insert(diagonals.end(), {piece.diagonals.begin, piece.diagonals.end});
        }
    }
    sortUnique(columns);
    sortUnique(diagonals);
    // A seam that moves meets one that stands still.
    for (const Index diagonal : diagonals) {
        for (const Index column : columns) rows.push_back(diagonal + column);
    }
    std::erase_if(rows, [this](Index row) { return row < 0 || row > shape().queries; });
    sortUnique(rows);
    return rows;
}

}  // namespace triscope
