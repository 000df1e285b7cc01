#pragma once

#include <vector>

#include "core/mask/mask.h"
#include "core/mask/piece.h"

namespace triscope {

// A mask in closed form: disjoint convex pieces that cover the rectangle, each in one region.
class PieceMask final : public Mask {
  public:
    // The mask that an ordered list of rules defines: rule k owns the half-plane of its test less those of
    // the rules before it, which is one piece. The last rule must be Everything.
    PieceMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Rule> rules);

    // The mask that disjoint pieces define; together they must cover the rectangle.
    PieceMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Piece> pieces);

    CellCount count(RegionId region, const Rect& rect) const override;
    std::vector<RegionSpan> regionSpans(QueryIndex row) const override;
    void appendSeams(Range rows, std::vector<Range>& seams) const override;
    std::optional<std::vector<Index>> bends() const override;

  private:
    // Rows between which the same pieces are present, so that a query looks only at those it can meet.
    struct Band {
        Range rows;
        std::vector<Piece> pieces;
    };

    void fileByBand(const std::vector<Piece>& pieces);
    std::span<const Band> bandsIn(Range rows) const;

    std::vector<Band> m_bands;
};

}  // namespace triscope
