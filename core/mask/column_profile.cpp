#include "core/mask/column_profile.h"

#include <algorithm>

namespace triscope {

void ColumnProfile::clear(Range rows) {
    m_rows = rows;
    m_events.clear();
    m_diagonal_textures.clear();
}

void ColumnProfile::add(RegionId region, Range cols, Index value, Index slope) {
    addLine({region, nullptr}, cols, value, slope);
}

void ColumnProfile::addLine(Line line, Range cols, Index value, Index slope) {
    if (cols.empty() || (value == 0 && slope == 0)) return;
    m_events.push_back({cols.begin, value, slope, line.region, line.texture});
    m_events.push_back({cols.end, -(value + slope * cols.size()), -slope, line.region, line.texture});
}

// The rows r of the piece with r - j < bound, for each of its columns j: none up to column begin - bound, one
// more a column, and all of them from column end - bound on.
void ColumnProfile::addClampedDiagonal(Line line, const Piece& piece, Index bound, Index sign) {
    const Range& rows = piece.rows;
    const Index rise = std::clamp(rows.begin - bound, piece.cols.begin, piece.cols.end);
    const Index full = std::clamp(rows.end - bound, rise, piece.cols.end);
    addLine(line, {rise, full}, sign * (rise + bound - rows.begin), sign);
    addLine(line, {full, piece.cols.end}, sign * rows.size(), 0);
}

void ColumnProfile::add(const Piece& piece) {
    Piece part = piece;
    part.rows = intersect(piece.rows, m_rows);
    if (part.rows.empty() || part.cols.empty() || part.diagonals.empty()) return;
    if (part.texture && part.texture->axis() == Texture::Axis::Diagonals) {
        // Row r holds the columns above r - diagonals.end, up to r - diagonals.begin.
        const Range touched = intersect(
            part.cols, {part.rows.begin - part.diagonals.end + 1, part.rows.end - part.diagonals.begin});
        if (touched.empty()) return;
        const Range full = intersect(
            touched, {part.rows.end - part.diagonals.end, part.rows.begin - part.diagonals.begin + 1});
        for (const Index column : {touched.begin, touched.end, full.begin, full.end})
            m_events.push_back({column, 0, 0, 0, nullptr});
        m_diagonal_textures.push_back(std::move(part));
        return;
    }
    const Line line{part.region, part.texture.get()};
    addClampedDiagonal(line, part, part.diagonals.end, 1);
    addClampedDiagonal(line, part, part.diagonals.begin, -1);
}

void ColumnProfile::subtract(RegionId region, const Piece& piece) {
    Piece part = piece;
    part.rows = intersect(piece.rows, m_rows);
    if (part.rows.empty() || part.cols.empty() || part.diagonals.empty()) return;
    addClampedDiagonal({region, nullptr}, part, part.diagonals.end, -1);
    addClampedDiagonal({region, nullptr}, part, part.diagonals.begin, 1);
}

}  // namespace triscope
