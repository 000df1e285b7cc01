#include "core/mask/mask_surplus.h"

#include <algorithm>
#include <memory>

#include "core/mask/combined_mask.h"
#include "core/mask/piece_mask.h"

namespace triscope {

namespace {

void widen(Range& range, Range by) {
    range = range.empty() ? by : Range{std::min(range.begin, by.begin), std::max(range.end, by.end)};
}

// Each of the three ranges of a piece cut down to what the other two leave of it.
Piece tightened(const Piece& piece) {
    const Range& rows = piece.rows;
    const Range& cols = piece.cols;
    const Range& diagonals = piece.diagonals;
    Piece tight = piece;
    tight.rows = intersect(rows, {cols.begin + diagonals.begin, cols.end + diagonals.end - 1});
    tight.cols = intersect(cols, {rows.begin - diagonals.end + 1, rows.end - diagonals.begin});
    tight.diagonals = intersect(diagonals, {rows.begin - cols.end + 1, rows.end - cols.begin});
    return tight;
}

bool mayHold(const Piece& piece, RegionId region) {
    if (!piece.texture) return piece.region == region;
    const auto regions = piece.texture->regions();
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

// The same partition, of which only one region is kept.
MaskPtr keepingOnly(const PieceMask& mask, RegionId kept) {
    std::vector<Region> regions(mask.regions().begin(), mask.regions().end());
    for (RegionId id = 0; id < regions.size(); ++id) regions[id].kept = id == kept;
    std::vector<Piece> pieces;
    for (const PieceMask::Band& band : mask.bands())
        pieces.insert(pieces.end(), band.pieces.begin(), band.pieces.end());
    return std::make_shared<PieceMask>(mask.shape(), std::move(regions), pieces);
}

RegionSurplus surplusOf(RegionId region, const PieceMask& difference) {
    constexpr auto kOnlyFirst = static_cast<RegionId>(CombinedRegion::OnlyFirst);
    const MaskShape& shape = difference.shape();
    RegionSurplus surplus{region, difference.count(kOnlyFirst, shape.rect()), {}, {}, {}};
    for (const PieceMask::Band& band : difference.bands()) {
        for (const Piece& piece : band.pieces) {
            if (!mayHold(piece, kOnlyFirst) || piece.area(shape.rect()) == 0) continue;
            const Piece tight = tightened(piece);
            widen(surplus.rows, tight.rows);
            widen(surplus.keys, tight.cols);
            widen(surplus.distances,
                  {shape.query_offset + tight.diagonals.begin, shape.query_offset + tight.diagonals.end});
        }
    }
    return surplus;
}

}  // namespace

std::vector<RegionSurplus> surplusByRegion(const Mask& combined, std::size_t of) {
    const MaskPtr& mask = combined.operands()[of].mask;
    const auto* pieces = dynamic_cast<const PieceMask*>(mask.get());
    if (pieces == nullptr || dynamic_cast<const PieceMask*>(&combined) == nullptr) return {};
    std::vector<RegionSurplus> all;
    for (RegionId id = 0; id < mask->regions().size(); ++id) {
        if (!mask->regions()[id].kept) continue;
        const MaskPtr lost =
            combineMasks({{}, keepingOnly(*pieces, id)}, combined.operands()[1 - of], SetOperation::Minus);
        // The textures are those of `combined`, and so fit together.
        const RegionSurplus surplus = surplusOf(id, dynamic_cast<const PieceMask&>(*lost));
        if (surplus.cells > 0) all.push_back(surplus);
    }
    return all;
}

}  // namespace triscope
