#include "core/mask/span_mask.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

namespace triscope {

// Fewer rows are written before a second thread has woken up.
constexpr Index kRowsWorthThreads = 512;

static_assert(kMaxLength <= INT32_MAX);

SpanMask::SpanMask(const MaskShape& shape, std::vector<Region> regions, const RowSpans& row_spans,
                   std::vector<Rule> rules, const RunControl& control)
    : Mask(shape, std::move(regions), std::move(rules)), m_rows(static_cast<std::size_t>(shape.queries)) {
    std::exception_ptr error;
    std::atomic<bool> failed = false;
    std::atomic<Index> begun = 0;
#pragma omp parallel if (shape.queries > kRowsWorthThreads)
    {
        std::vector<RegionSpan> spans;
#pragma omp for schedule(dynamic, 64)
        for (QueryIndex row = 0; row < shape.queries; ++row) {
            if (failed || control.stop.stop_requested()) continue;
            if (++begun % 64 == 0) {
#pragma omp critical(triscope_span_mask)
                control.report(static_cast<double>(begun) / static_cast<double>(shape.queries));
            }
            try {
                spans.clear();
                row_spans(row, spans);
                auto& written = m_rows[static_cast<std::size_t>(row)];
                for (const RegionSpan& span : spans) {
                    const auto region = static_cast<std::int32_t>(span.region);
                    const auto end = static_cast<std::int32_t>(span.cols.end);
                    if (!written.empty() && written.back().region == region) {
                        written.back().end = end;
                    } else {
                        written.push_back({end, region});
                    }
                }
                written.shrink_to_fit();
            } catch (...) {
#pragma omp critical(triscope_span_mask)
                error = std::current_exception();
                failed = true;
            }
        }
    }
    if (error) std::rethrow_exception(error);
    control.throwIfStopped();
    m_total = countRows(shape.rect());
}

template <class Call>
void SpanMask::forSpans(QueryIndex row, Range cols, Call call) const {
    const auto& spans = m_rows[static_cast<std::size_t>(row)];
    auto span = std::upper_bound(spans.begin(), spans.end(), cols.begin,
                                 [](Index column, const Span& s) { return column < s.end; });
    Index begin = cols.begin;
    for (; span != spans.end() && begin < cols.end; ++span) {
        const Index end = std::min<Index>(span->end, cols.end);
        call(Range{begin, end}, static_cast<RegionId>(span->region));
        begin = end;
    }
}

RegionCounts SpanMask::counts(const Rect& rect) const {
    const Rect part = intersect(rect, shape().rect());
    if (part.empty()) return {};
    return part == shape().rect() ? m_total : countRows(part);
}

RegionCounts SpanMask::countRows(const Rect& part) const {
    RegionCounts total{};
    for (QueryIndex row = part.rows.begin; row < part.rows.end; ++row)
        forSpans(row, part.cols, [&total](Range cols, RegionId region) { total[region] += cols.size(); });
    return total;
}

std::vector<RegionSpan> SpanMask::regionSpans(QueryIndex row) const {
    std::vector<RegionSpan> spans;
    forSpans(row, {0, shape().keys}, [&spans](Range cols, RegionId region) {
        spans.push_back({cols, region});
    });
    return spans;
}

void SpanMask::addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const {
    for (Index k = 0; k < rows.count; ++k)
        forSpans(rows.row(k), {0, shape().keys}, [&](Range cols, RegionId region) {
            if (regions[region]) addStretch(cols, RowSet{1} << k, edges);
        });
}

void SpanMask::addTo(ColumnProfile& profile) const {
    const Range rows = intersect(profile.rows(), {0, shape().queries});
    for (QueryIndex row = rows.begin; row < rows.end; ++row)
        forSpans(row, {0, shape().keys},
                 [&profile](Range cols, RegionId region) { profile.add(region, cols, 1); });
}

}  // namespace triscope
