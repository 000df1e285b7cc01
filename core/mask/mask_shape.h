#pragma once

#include "core/base/rect.h"

namespace triscope {

// The query x key rectangle of one attention call. Row r of the call is the query at position
// query_offset + r of a prompt of `prompt` tokens; column j is the key at position j.
struct MaskShape {
    Index queries = 0;
    Index keys = 0;
    Index query_offset = 0;
    Index prompt = 0;  // 0: query_offset + queries

    static constexpr MaskShape square(Index tokens) { return {tokens, tokens, 0, 0}; }

    constexpr Index promptLength() const { return prompt != 0 ? prompt : query_offset + queries; }
    constexpr Index position(QueryIndex row) const { return query_offset + row; }
    constexpr Rect rect() const { return {{0, queries}, {0, keys}}; }

    friend constexpr bool operator==(const MaskShape&, const MaskShape&) = default;
};

}  // namespace triscope
