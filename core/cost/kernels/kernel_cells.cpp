#include "core/cost/kernels/kernel_cells.h"

#include <algorithm>

#include "core/cost/cost_numbers.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

namespace {

Index tilesAcross(Index length, Index tile) {
    return (length + tile - 1) / tile;
}

// Of a pattern without settings of its own but sinks and a window.
BlockSummary blocksOf(const char* pattern, const MaskShape& shape, Index window, Index tile) {
    const MaskPtr mask = makeMask({.pattern = pattern, .shape = shape, .sink = 0, .window = window});
    return summarizeBlocks(*mask, tile);
}

// The part of the early rows that has keys: the others lie beyond the last key's window.
MaskShape bandShape(const MaskShape& shape, Index early_rows, const TriangleSections& sections) {
    const Index rows = std::min(early_rows, shape.keys + sections.window_end - 1 - shape.query_offset);
    return {.queries = rows,
            .keys = std::min(shape.keys, shape.query_offset + rows),
            .query_offset = shape.query_offset};
}

SectionCells countSections(const MaskShape& shape, const TriangleSections& sections) {
    SectionCells cells;
    cells.early_rows = std::clamp<Index>(sections.last_begin - shape.query_offset, 0, shape.queries);
    cells.last_rows = shape.queries - cells.early_rows;
    cells.sinks = std::min(sections.sink_end, shape.keys);
    cells.one_pass = cells.sinks == 0 || sections.window_end >= shape.keys;
    cells.row_tiles = tilesAcross(cells.early_rows, kPublishedTile);
    cells.sink_tiles = tilesAcross(cells.sinks, kPublishedTile);
    const MaskShape band = bandShape(shape, cells.early_rows, sections);
    if (band.queries > 0 && sections.window_end > 0) {
        const Index window = std::min(sections.window_end - 1, kMaxLength);
        const BlockSummary tiles = blocksOf("streaming", band, window, kPublishedTile);
        cells.window_tiles = tiles.partial + tiles.full;
        cells.npu_band_cells = blocksOf("streaming", band, window, kNpuTile).executed_cells;
        ++cells.npu_calls;
    }
    // The sinks' call has the rows that the window has left behind, against one tile's worth of keys at
    // least.
    const Index behind =
        std::clamp<Index>(shape.query_offset + cells.early_rows - sections.window_end, 0, cells.early_rows);
    if (behind > 0 && cells.sinks > 0) {
        cells.npu_sink_cells = CellCount{tilesAcross(behind, kNpuTile) * kNpuTile} *
                               (tilesAcross(cells.sinks, kNpuTile) * kNpuTile);
        ++cells.npu_calls;
    }
    if (cells.last_rows > 0) {
        const MaskShape last{.queries = cells.last_rows,
                             .keys = shape.keys,
                             .query_offset = shape.query_offset + cells.early_rows};
        cells.npu_last_cells = blocksOf("dense", last, 0, kNpuTile).executed_cells;
        ++cells.npu_calls;
    }
    return cells;
}

}  // namespace

KernelCells countKernelCells(const CostInput& input) {
    return countKernelCells(input.mask, cellsOf(input));
}

KernelCells countKernelCells(const MaskSettings& settings, const CellCounts& counts) {
    const MaskPtr mask = makeMask(settings);
    const BlockSummary npu = summarizeBlocks(*mask, kNpuTile);
    KernelCells cells{.counts = counts,
                      .npu_block_rows = npu.rows,
                      .npu_block_columns = npu.columns,
                      .npu_block_cells = npu.executed_cells};
    if (const auto sections = triangleSections(*mask))
        cells.sections = countSections(settings.shape, *sections);
    return cells;
}

}  // namespace triscope
