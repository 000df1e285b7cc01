#include "core/npu/split_calls.h"

#include <algorithm>

#include "core/mask/catalog.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

namespace {

// The mask that a call is meant to compute, from the catalog.
MaskPtr meantMask(const char* pattern, const SplitCall& call, Index query_offset, Index window = 0) {
    return makeMask(
        {.pattern = pattern,
         .shape = {.queries = call.rows.size(), .keys = call.keys.size(), .query_offset = query_offset},
         .sink = 0,
         .window = window});
}

class Splitter {
  public:
    Splitter(const MaskShape& shape, const TriangleSections& sections)
        : m_shape(shape), m_sections(sections) {
        m_last_begin = std::clamp<Index>(sections.last_begin - shape.query_offset, 0, shape.queries);
        m_first_with_sinks = std::clamp<Index>(sections.window_end - shape.query_offset, 0, m_last_begin);
    }

    CallSplit split() {
        addBand();
        // In row r of the call the sinks left behind are those up to r + offset - window.
        addCausal(SplitCall::Part::Sinks, {m_first_with_sinks, m_last_begin}, m_sections.sink_end,
                  m_shape.query_offset + m_first_with_sinks - m_sections.window_end);
        addCausal(SplitCall::Part::LastRows, {m_last_begin, m_shape.queries},
                  m_shape.query_offset + m_shape.queries, m_shape.query_offset + m_last_begin);
        for (const SplitCall& call : m_split.calls) m_split.kept += call.kept;
        m_split.rows_without_sinks = m_sections.sink_end > 0 ? m_first_with_sinks : m_last_begin;
        return m_split;
    }

  private:
    // Rows up to the last one whose window still reaches a key.
    void addBand() {
        const Index offset = m_shape.query_offset;
        const Index rows = std::min(m_last_begin, m_shape.keys + m_sections.window_end - 1 - offset);
        if (rows <= 0 || m_sections.window_end <= 0) return;
        SplitCall call{SplitCall::Part::Band, {0, rows}, {0, std::min(m_shape.keys, offset + rows)}};
        const Index d = call.keys.size() - rows;
        call.mode = {
            .mode = 4, .pre_tokens = m_sections.window_end - 1 - offset + d, .next_tokens = offset - d};
        // An operator's window may be wider than any mask.
        add(call, meantMask("streaming", call, offset, std::min(m_sections.window_end - 1, kMaxLength)));
    }

    // Row r of the call keeps its keys j <= r + shift, by the plainest mode that does.
    void addCausal(SplitCall::Part part, Range rows, Index key_end, Index shift) {
        SplitCall call{part, rows, {0, std::min(m_shape.keys, key_end)}};
        if (rows.empty() || call.keys.empty()) return;
        const Index d = call.keys.size() - rows.size();
        const bool all = shift >= call.keys.size() - 1;
        if (all) {
            call.mode = {.mode = 0};
        } else if (shift == d) {
            call.mode = {.mode = 3};
        } else if (shift == 0) {
            call.mode = {.mode = 2};
        } else {
            call.mode = {.mode = 4, .next_tokens = shift - d};
        }
        add(call, all ? meantMask("full", call, 0) : meantMask("dense", call, shift));
    }

    void add(SplitCall call, MaskPtr meant) {
        if (call.rows.size() == 1) {
            // The operators ignore the mode of a single query: it is given no other keys than its own.
            const Range own = meant->keptSpans(0).front();
            call.keys = {call.keys.begin + own.begin, call.keys.begin + own.end};
            call.mode = {.mode = 0};
            meant = meantMask("full", call, 0);
        }
        const auto [rows, columns] = compressedMaskShape(call.mode.mode);
        if (call.mode.mode != 0) call.mask_bytes = {WideInt{rows} * columns};
        call.kept = meant->keptCount(meant->shape().rect());
        m_split.exact = m_split.exact && keepsExactly(call.mode, *meant);
        m_split.calls.push_back(call);
    }

    MaskShape m_shape;
    TriangleSections m_sections;
    Index m_last_begin = 0;
    Index m_first_with_sinks = 0;
    CallSplit m_split{.exact = true};
};

}  // namespace

const char* SplitCall::partName(Part part) {
    switch (part) {
        case Part::Band:
            return "band";
        case Part::Sinks:
            return "sinks";
        case Part::LastRows:
            break;
    }
    return "last_rows";
}

std::optional<CallSplit> splitCalls(const Mask& mask) {
    const auto sections = triangleSections(mask);
    if (!sections) return std::nullopt;
    CallSplit split = Splitter(mask.shape(), *sections).split();
    split.exact = split.exact && split.kept == mask.keptCount(mask.shape().rect());
    return split;
}

}  // namespace triscope
