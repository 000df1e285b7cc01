#include "core/attention/backward/section_sums.h"

#include <algorithm>
#include <cmath>

#include "core/attention/run_measure.h"

namespace triscope {

void SectionSums::load(Range rows) {
    if (!wanted() || m_rows == rows) return;
    m_rows = rows;
    m_spans.clear();
    for (QueryIndex row = rows.begin; row < rows.end; ++row) m_spans.push_back(m_sections->regionSpans(row));
}

void SectionSums::add(Range keys, Index lanes, const float* p, const float* dp,
                      std::span<SectionGradient, kMaxRegions> sums) const {
    for (Index row = 0; row < m_rows.size(); ++row) {
        const std::vector<RegionSpan>& spans = m_spans[static_cast<std::size_t>(row)];
        auto span = std::partition_point(spans.begin(), spans.end(),
                                         [&](const RegionSpan& s) { return s.cols.end <= keys.begin; });
        for (; span != spans.end() && span->cols.begin < keys.end; ++span) {
            const Range cols = intersect(span->cols, keys);
            float signed_sum = 0;
            float absolute_sum = 0;
            for (KeyIndex key = cols.begin; key < cols.end; ++key) {
                const Index at = (key - keys.begin) * lanes + row;
                signed_sum += p[at] * dp[at];
                absolute_sum += std::abs(p[at] * dp[at]);
            }
            sums[span->region].signed_sum += double{signed_sum};
            sums[span->region].absolute_sum += double{absolute_sum};
        }
    }
}

Bytes SectionSums::bytes() const {
    Bytes total = bytesOf(m_spans);
    for (const auto& spans : m_spans) total += bytesOf(spans);
    return total;
}

}  // namespace triscope
