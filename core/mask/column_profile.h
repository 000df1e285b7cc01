#pragma once

#include <vector>

#include "core/mask/piece.h"
#include "core/mask/region.h"

namespace triscope {

// How many rows of a band of rows each column has in each region, as sums of lines over ranges of columns.
// A mask writes itself down in these terms; exact counts of any tiles of the band then follow from one sweep
// over the columns (tiling.h).
class ColumnProfile {
  public:
    // A line that begins (or, negated, ends) at `column`: from there on each column holds `value`, and
    // `slope` more a column, further cells of `region`; with a texture, cells whose region the texture says.
    struct Event {
        Index column = 0;
        Index value = 0;
        Index slope = 0;
        RegionId region = 0;
        const Texture* texture = nullptr;
    };

    void clear(Range rows);
    Range rows() const { return m_rows; }

    // Column j of `cols`, which lies within [0, kMaxLength], has value + slope * (j - cols.begin) cells of
    // `region`.
    void add(RegionId region, Range cols, Index value, Index slope = 0);
    // The cells of a piece in this band.
    void add(const Piece& piece);
    // Takes them away from `region`, whatever their own.
    void subtract(RegionId region, const Piece& piece);
    // Lines of another profile of the same band.
    void add(const Event& event) { m_events.push_back(event); }

    // In no order.
    std::vector<Event>& events() { return m_events; }
    // The pieces whose diagonals have a texture, cut down to the band. Where one begins, ends or grows to the
    // band's full height there is an event without value.
    const std::vector<Piece>& diagonalTextures() const { return m_diagonal_textures; }

  private:
    struct Line {
        RegionId region = 0;
        const Texture* texture = nullptr;
    };

    void addLine(Line line, Range cols, Index value, Index slope);
    void addClampedDiagonal(Line line, const Piece& piece, Index bound, Index sign);

    Range m_rows;
    std::vector<Event> m_events;
    std::vector<Piece> m_diagonal_textures;
};

}  // namespace triscope
