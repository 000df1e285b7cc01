#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/rect.h"
#include "core/mask/column_profile.h"
#include "core/mask/mask_shape.h"
#include "core/mask/region.h"
#include "core/mask/row_edges.h"
#include "core/mask/rule.h"

namespace triscope {

class Mask;
using MaskPtr = std::shared_ptr<const Mask>;

// One of the masks that a set operation combined, under the name that the user gave it.
struct MaskOperand {
    std::string name;
    MaskPtr mask;
};

// A mask: a partition of the query x key rectangle into named regions. Immutable, so safe to share between
// threads. Everything the program draws, prices or computes comes from its counts and its row spans; nothing
// else knows a mask rule. Rects and rows are those of the call (row 0 is the first query given) and are
// clipped to the shape.
class Mask {
  public:
    virtual ~Mask() = default;

    const MaskShape& shape() const { return m_shape; }
    std::span<const Region> regions() const { return m_regions; }
    // The definition, in deciding order; empty for combinations and for masks in blocks.
    std::span<const Rule> rules() const { return m_rules; }

    // Each region's cells in `rect`, in the order of regions(); unused entries are 0. Exact.
    virtual RegionCounts counts(const Rect& rect) const = 0;

    // The regions of one row from column 0 to the last, without gaps: a query with its keys.
    virtual std::vector<RegionSpan> regionSpans(QueryIndex row) const = 0;

    // Appends the edges of the keys that these rows have in one of `regions`, in no order; stretches that
    // meet may have an edge there each. Rows that have the same keys are told together where the mask is in
    // closed form: what a tile of rows attends to costs less than each of them by itself. Precondition: the
    // rows lie in the shape and are at most kMaxRowSteps.
    virtual void addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const;

    // Writes the regions down that each column of the profile's band of rows holds, all of its cells.
    // Precondition: the band lies in the shape.
    virtual void addTo(ColumnProfile& profile) const = 0;

    // A seam is where neighbouring cells of a row are in different regions, textures aside. The rows at which
    // the course of the seams bends, 0 and the last included: strictly between two bends every seam stands
    // still or moves by one column a row, and textures go with the seams beside them; but for the last
    // column, where a texture may end anyhow. nullopt when the pattern has no such structure.
    virtual std::optional<std::vector<Index>> bends() const = 0;
    // Whether some of it repeats along columns or diagonals.
    virtual bool hasTexture() const { return false; }

    // What a set operation made the mask of; else empty.
    std::span<const MaskOperand> operands() const { return m_operands; }
    // For whoever makes the mask, before anybody shares it.
    void setOperands(std::vector<MaskOperand> operands) { m_operands = std::move(operands); }

    // How many cells of `region` lie in `rect`.
    CellCount count(RegionId region, const Rect& rect) const { return counts(rect)[region]; }
    CellCount keptCount(const Rect& rect) const { return keptOf(counts(rect)); }
    RegionSet keptRegions() const { return m_kept; }
    // The kept ones among counts of this mask's regions.
    CellCount keptOf(const RegionCounts& counts) const;
    // Cells with j <= i, whatever the pattern keeps: what sparsity is measured against.
    CellCount causalCount(const Rect& rect) const;

    // The region of one cell. Precondition: the cell lies in the shape.
    RegionId regionAt(QueryIndex row, KeyIndex key) const;
    // The keys a row attends to: ordered, disjoint, neighbours merged; empty for a row with no key.
    std::vector<Range> keptSpans(QueryIndex row) const;

  protected:
    Mask(const MaskShape& shape, std::vector<Region> regions, std::vector<Rule> rules);

  private:
    MaskShape m_shape;
    std::vector<Region> m_regions;
    RegionSet m_kept;
    std::vector<Rule> m_rules;
    std::vector<MaskOperand> m_operands;
};

}  // namespace triscope
