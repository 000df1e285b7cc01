#pragma once

#include <functional>

#include "core/base/run_control.h"
#include "core/mask/mask.h"

namespace triscope {

// A mask without a closed form: the spans of each row, written down one after the other. Memory and the time
// to make it grow with the spans; counts look at every row of the rect, unless it is the whole.
class SpanMask final : public Mask {
  public:
    // `row_spans(row, spans)` gives the regions of a row from column 0 to the last, without gaps, and may be
    // called for any row, from several threads at once. Throws Cancelled, and what row_spans throws.
    using RowSpans = std::function<void(QueryIndex, std::vector<RegionSpan>&)>;
    SpanMask(const MaskShape& shape, std::vector<Region> regions, const RowSpans& row_spans,
             std::vector<Rule> rules, const RunControl& control);

    RegionCounts counts(const Rect& rect) const override;
    std::vector<RegionSpan> regionSpans(QueryIndex row) const override;
    void addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const override;
    void addTo(ColumnProfile& profile) const override;
    std::optional<std::vector<Index>> bends() const override { return std::nullopt; }

  private:
    // A span begins where the one before it in its row ends.
    struct Span {
        std::int32_t end = 0;
        std::int32_t region = 0;
    };

    template <class Call>
    void forSpans(QueryIndex row, Range cols, Call call) const;

    RegionCounts countRows(const Rect& part) const;

    std::vector<std::vector<Span>> m_rows;
    RegionCounts m_total{};
};

}  // namespace triscope
