#include "core/npu/emulated/key_visits.h"

namespace triscope {

namespace {

constexpr Index kMargin = 64;

// The tiles from `first` on up to `last`, both clipped to the keys and first < last.
std::vector<Range> keyTiles(Range visited, Index keys, Index tile) {
    const Index begin_index = visited.begin / tile;
    const Index end_index = (visited.end + tile - 1) / tile;
    std::vector<Range> tiles;
    for (Index k = begin_index; k < end_index; ++k) {
        Range range{k * tile, std::min((k + 1) * tile, keys)};
        if (k == end_index - 1) range.end -= (range.end - visited.end) / kMargin * kMargin;
        if (k == begin_index) range.begin += (visited.begin - range.begin) / kMargin * kMargin;
        tiles.push_back(range);
    }
    return tiles;
}

}  // namespace

std::vector<RowVisit> rowVisits(const EmulationOptions& options, const MaskShape& shape) {
    const Index rows_with_keys = std::min(shape.queries, shape.keys + options.pre_tokens);
    const Index before_first = std::max<Index>(0, -options.next_tokens);
    const Range all{0, shape.keys};
    std::vector<RowVisit> visits;
    for (Index begin = before_first / options.tile_rows * options.tile_rows; begin < rows_with_keys;
         begin += options.tile_rows) {
        const Range rows{begin, std::min(begin + options.tile_rows, rows_with_keys)};
        const Range visited =
            intersect(all, {rows.begin - options.pre_tokens, rows.end + options.next_tokens});
        if (visited.empty()) continue;
        visits.push_back({rows, keyTiles(visited, shape.keys, options.tile_keys)});
    }
    return visits;
}

TileSize operatorTiles(const MaskShape& shape, Index head_dim, bool high_precision, bool masked) {
    constexpr Index kFewQueries = 16;
    TileSize size{128, shape.keys <= 1024 ? 512 : 1024};
    if (high_precision) size = {head_dim >= 200 ? 64 : 128, 512};
    if (shape.queries <= kFewQueries) {
        size.rows = kFewQueries;
        if (shape.keys > 2048 && !masked) size.keys = 2048;
    }
    return size;
}

}  // namespace triscope
