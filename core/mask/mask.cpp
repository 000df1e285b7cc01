#include "core/mask/mask.h"

#include <cassert>
#include <utility>

#include "core/mask/piece.h"

namespace triscope {

Mask::Mask(const MaskShape& shape, std::vector<Region> regions, std::vector<Rule> rules)
    : m_shape(shape), m_regions(std::move(regions)), m_rules(std::move(rules)) {
    assert(m_regions.size() <= kMaxRegions);
    for (RegionId id = 0; id < m_regions.size(); ++id) m_kept[id] = m_regions[id].kept;
}

void Mask::addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const {
    for (Index k = 0; k < rows.count; ++k) {
        for (const RegionSpan& span : regionSpans(rows.row(k))) {
            if (regions[span.region]) addStretch(span.cols, RowSet{1} << k, edges);
        }
    }
}

CellCount Mask::keptOf(const RegionCounts& counts) const {
    CellCount kept = 0;
    for (RegionId id = 0; id < m_regions.size(); ++id) {
        if (m_regions[id].kept) kept += counts[id];
    }
    return kept;
}

CellCount Mask::causalCount(const Rect& rect) const {
    const Range past{-m_shape.query_offset, 2 * kMaxLength};
    return Piece{0, {0, m_shape.queries}, {0, m_shape.keys}, past}.area(rect);
}

RegionId Mask::regionAt(QueryIndex row, KeyIndex key) const {
    const Rect cell{{row, row + 1}, {key, key + 1}};
    const RegionCounts all = counts(cell);
    RegionId id = 0;
    while (id + 1 < m_regions.size() && all[id] == 0) ++id;
    return id;
}

std::vector<Range> Mask::keptSpans(QueryIndex row) const {
    std::vector<Range> kept;
    for (const RegionSpan& span : regionSpans(row)) {
        if (!m_regions[span.region].kept) continue;
        if (!kept.empty() && kept.back().end == span.cols.begin) {
            kept.back().end = span.cols.end;
        } else {
            kept.push_back(span.cols);
        }
    }
    return kept;
}

}  // namespace triscope
