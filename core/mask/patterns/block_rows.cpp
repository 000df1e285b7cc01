#include "core/mask/patterns/block_rows.h"

#include "core/base/numbers.h"
#include "core/mask/patterns/stride.h"

namespace triscope {

void BandBuilder::add(Range positions, std::span<const BandSpan> spans) {
    const Index offset = m_shape.query_offset;
    const Range rows =
        intersect(Range{positions.begin - offset, positions.end - offset}, Range{0, m_shape.queries});
    if (rows.empty()) return;
    for (const BandSpan& span : spans) {
        const Range cols = intersect(span.cols, {0, m_shape.keys});
        if (cols.empty()) continue;
        if (!span.causal) {
            m_pieces.push_back({span.region, rows, cols, {-kFar, kFar}, span.texture});
            continue;
        }
        m_pieces.push_back({span.region, rows, cols, {-offset, kFar}, span.texture});
        m_pieces.push_back({m_future, rows, cols, {-kFar, -offset}});
    }
}

Range bandsOf(const MaskShape& shape, Index band) {
    return {shape.query_offset / band, (shape.query_offset + shape.queries - 1) / band + 1};
}

void checkBands(const MaskShape& shape, const char* field, Index band, Issues& issues) {
    if (band < 1 || bandsOf(shape, band).size() <= kMaxRowBands) return;
    Index least = (shape.queries + kMaxRowBands - 1) / kMaxRowBands;
    while (bandsOf(shape, least).size() > kMaxRowBands) ++least;
    issues.push_back(
        {field,
         {TRISCOPE_TR("must be %1 or more for %2 queries, so that they fall into %3 rows of blocks "
                      "or fewer"),
          {groupDigits(least), groupDigits(shape.queries), groupDigits(kMaxRowBands)}}});
}

void checkPatternBlocks(const MaskSettings& settings, Issues& issues) {
    checkBands(settings.shape, "pattern-block", settings.pattern_block, issues);
}

}  // namespace triscope
