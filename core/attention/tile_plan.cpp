#include "core/attention/tile_plan.h"

#include <algorithm>

#include "core/attention/run_measure.h"
#include "core/mask/block_mask.h"

namespace triscope {

namespace {

// Appends the parts of `keys` that no span covers. Spans are ordered and disjoint.
void appendUncovered(const std::vector<Range>& spans, Range keys, Index row, std::vector<Gap>& gaps) {
    const auto first = std::partition_point(spans.begin(), spans.end(),
                                            [&](const Range& span) { return span.end <= keys.begin; });
    KeyIndex at = keys.begin;
    const auto dropUntil = [&](KeyIndex end) {
        if (at < end) gaps.push_back({row, {at - keys.begin, end - keys.begin}});
    };
    for (auto span = first; span != spans.end() && span->begin < keys.end; ++span) {
        dropUntil(span->begin);
        at = span->end;
    }
    dropUntil(keys.end);
}

void appendJoined(std::vector<Range>& ranges, Range next) {
    if (!ranges.empty() && ranges.back().end == next.begin) {
        ranges.back().end = next.end;
    } else {
        ranges.push_back(next);
    }
}

// All key tiles of a run but the last are multiples of this many keys wide: odd products have slow rims.
constexpr Index kKeyStep = 16;

}  // namespace

std::vector<QueryTile> queryTiles(const Mask& mask, Index block, Index max_rows) {
    std::vector<QueryTile> tiles;
    const Index queries = mask.shape().queries;
    for (Index begin = 0; begin < queries;) {
        const Index block_row = begin / block;
        const Range rows{begin, std::min({begin + max_rows, (block_row + 1) * block, queries})};
        tiles.push_back({rows, block_row, mask.keptCount({rows, {0, mask.shape().keys}})});
        begin = rows.end;
    }
    std::stable_sort(tiles.begin(), tiles.end(),
                     [](const QueryTile& a, const QueryTile& b) { return a.kept > b.kept; });
    return tiles;
}

TilePlan::TilePlan(const Mask& mask, const Mask& blocks, Index block, Index max_keys)
    : m_mask(&mask), m_blocks(&blocks), m_block(block), m_max_keys(max_keys) {}

void TilePlan::load(const QueryTile& tile) {
    if (m_rows == tile.rows) return;
    m_rows = tile.rows;
    m_key_tiles.clear();
    m_gaps.clear();
    std::vector<Range> computed;
    std::vector<Range> partial;
    for (const RegionSpan& span : m_blocks->regionSpans(tile.block_row)) {
        const auto block_class = static_cast<BlockClass>(span.region);
        if (block_class == BlockClass::Empty) continue;
        const Range keys{span.cols.begin * m_block, std::min(span.cols.end * m_block, m_mask->shape().keys)};
        appendJoined(computed, keys);
        if (block_class == BlockClass::Partial) partial.push_back(keys);
    }
    for (const Range& keys : computed) appendKeyTiles(keys);
    if (!partial.empty()) findGaps(partial);
}

void TilePlan::appendKeyTiles(Range keys) {
    const Index count = (keys.size() + m_max_keys - 1) / m_max_keys;
    const Index even = (keys.size() + count - 1) / count;
    const Index width = std::min(m_max_keys, (even + kKeyStep - 1) / kKeyStep * kKeyStep);
    for (KeyIndex at = keys.begin; at < keys.end; at += width) {
        m_key_tiles.push_back({intersect(keys, {at, at + width}), 0, 0});
    }
}

void TilePlan::findGaps(const std::vector<Range>& partial) {
    m_row_spans.clear();
    for (QueryIndex row = m_rows.begin; row < m_rows.end; ++row)
        m_row_spans.push_back(m_mask->keptSpans(row));
    for (KeyTile& tile : m_key_tiles) {
        const bool whole = std::none_of(partial.begin(), partial.end(), [&](const Range& keys) {
            return !intersect(keys, tile.keys).empty();
        });
        tile.first_gap = m_gaps.size();
        for (Index row = 0; !whole && row < m_rows.size(); ++row) {
            appendUncovered(m_row_spans[static_cast<std::size_t>(row)], tile.keys, row, m_gaps);
        }
        tile.end_gap = m_gaps.size();
    }
}

std::span<const Gap> TilePlan::gaps(const KeyTile& tile) const {
    return std::span(m_gaps).subspan(tile.first_gap, tile.end_gap - tile.first_gap);
}

Bytes TilePlan::bytes() const {
    Bytes total = bytesOf(m_key_tiles) + bytesOf(m_gaps) + bytesOf(m_row_spans);
    for (const auto& spans : m_row_spans) total += bytesOf(spans);
    return total;
}

}  // namespace triscope
