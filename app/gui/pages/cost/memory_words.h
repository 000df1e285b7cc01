#pragma once

#include <QString>

#include "app/gui/pages/cost/figure_formula.h"
#include "app/gui/theme/theme_colors.h"
#include "app/gui/views/stacked_bars.h"
#include "core/cost/memory_plan.h"
#include "core/cost/parallel_split.h"
#include "core/cost/prefill_chunks.h"
#include "core/io/text_table.h"

// What the Memory tab says, in the user's language.
namespace triscope::gui {

// Whether the mix fits, and how long a prompt may be.
QString memoryHeadline(const CostInput& input, const MemoryReport& report);

StackedBarsContent memoryBars(const CostInput& input, const MemoryReport& report, const ThemeColors& colors);

// Items as rows, then the peak and the longest length; dense, the pattern and the mix as columns. A figure in
// parentheses lives at another moment than the peak.
struct MemoryTable {
    TextTable texts;
    std::vector<std::string> names;  // of the rows: items, "peak_bytes", "longest"
};
MemoryTable memoryTable(const CostInput& input, const MemoryReport& report);

// How a cell of the table came about; `scope` is Dense, Triangle or Mix.
FigureFormula memoryFormula(const CostInput& input, AttentionBuffers buffers, const std::string& name,
                            CostScope scope);

// How evenly the rows are divided, and what would be better.
QString splitSentence(const SplitLoad& load, const std::vector<SplitLoad>& all, const QString& pattern);
QString splitTitle(RowSplit split);

QString chunkSentence(const ChunkReport& report, Index chunk);

}  // namespace triscope::gui
