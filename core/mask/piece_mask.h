#pragma once

#include <vector>

#include "core/mask/mask.h"
#include "core/mask/piece.h"

namespace triscope {

// A mask in closed form: disjoint convex pieces that cover the rectangle, each in one region or one texture.
class PieceMask final : public Mask {
  public:
    // The mask that an ordered list of rules defines: rule k owns the half-plane of its test less those of
    // the rules before it, which is one piece. The last rule must be Everything.
    PieceMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Rule> rules);

    // The mask that disjoint pieces define; together they must cover the rectangle. `rules`, if any, say the
    // same.
    PieceMask(const MaskShape& shape, std::vector<Region> regions, const std::vector<Piece>& pieces,
              std::vector<Rule> rules = {});

    RegionCounts counts(const Rect& rect) const override;
    std::vector<RegionSpan> regionSpans(QueryIndex row) const override;
    void addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const override;
    void addTo(ColumnProfile& profile) const override;
    std::optional<std::vector<Index>> bends() const override;
    bool hasTexture() const override { return m_has_texture; }

    // Rows between which the same pieces are present, so that a query looks only at those it can meet.
    struct Band {
        Range rows;
        std::vector<Piece> pieces;
    };
    // In order; they cover all rows.
    std::span<const Band> bands() const { return m_bands; }

  private:
    void fileByBand(const std::vector<Piece>& pieces);
    std::span<const Band> bandsIn(Range rows) const;
    bool movesAgainstSeam(const Piece& piece) const;

    std::vector<Band> m_bands;
    bool m_has_texture = false;
};

}  // namespace triscope
