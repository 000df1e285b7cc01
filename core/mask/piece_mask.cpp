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
    : Mask(shape, std::move(regions), std::move(rules)), m_pieces(piecesOf(shape, this->rules())) {
    assert(this->rules().back().test.kind == HalfPlane::Kind::Everything);
}

CellCount PieceMask::count(RegionId region, const Rect& rect) const {
    CellCount total = 0;
    for (const Piece& piece : m_pieces) {
        if (piece.region == region) total += piece.count(rect);
    }
    return total;
}

std::vector<RegionSpan> PieceMask::regionSpans(QueryIndex row) const {
    std::vector<RegionSpan> spans;
    for (const Piece& piece : m_pieces) {
        const Range cols = piece.columnsInRow(row);
        if (!cols.empty()) spans.push_back({cols, piece.region});
    }
    std::sort(spans.begin(), spans.end(),
              [](const RegionSpan& a, const RegionSpan& b) { return a.cols.begin < b.cols.begin; });
    return spans;
}

void PieceMask::appendSeams(Range rows, std::vector<Range>& seams) const {
    for (const Piece& piece : m_pieces) {
        const Range band = intersect(rows, piece.rows);
        if (band.empty()) continue;
        seams.push_back({piece.cols.begin, piece.cols.begin});
        seams.push_back({piece.cols.end, piece.cols.end});
        for (const Index bound : {piece.diagonals.begin, piece.diagonals.end}) {
            // Row r leaves the piece's side of r - j = bound at column r - bound + 1.
            const Range seam{band.begin - bound + 1, band.end - bound};
            if (seam.end >= 0 && seam.begin <= shape().keys) seams.push_back(seam);
        }
    }
}

std::optional<std::vector<Index>> PieceMask::bends() const {
    std::vector<Index> rows{0, shape().queries};
    for (const Piece& piece : m_pieces) {
        rows.push_back(piece.rows.begin);
        rows.push_back(piece.rows.end);
    }
    for (const Piece& a : m_pieces) {
        for (const Piece& b : m_pieces) {
            for (const Index diagonal : {a.diagonals.begin, a.diagonals.end}) {
                for (const Index column : {b.cols.begin, b.cols.end}) rows.push_back(diagonal + column);
            }
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::erase_if(rows, [this](Index row) { return row < 0 || row > shape().queries; });
    return rows;
}

}  // namespace triscope
