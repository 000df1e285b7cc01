#pragma once

#include <optional>

#include "core/attention/mask_effect.h"

namespace triscope {

// One figure of a MaskEffect over all heads and rows.
struct EffectSummary {
    double mean = 0;
    double min = 0;
    double median = 0;
    double p95 = 0;  // 95 of 100 are no larger
    double max = 0;
    Index head = 0;  // where that is, the first of equals
    QueryIndex row = 0;
};

EffectSummary summarize(const MaskEffect& effect, double RowEffect::*figure);

// The same over some neighbouring rows.
struct EffectBin {
    Range rows;
    double low = 0;  // the least, over heads and rows
    double mean = 0;
    double high = 0;
    Index worst_head = 0;  // where that is, the first of equals
    QueryIndex worst = 0;
};

// Of those rows, of one head or of all. Precondition: rows are not empty.
EffectBin binOf(const MaskEffect& effect, double RowEffect::*figure, Range rows,
                std::optional<Index> head = {});

// All rows in at most `bins` bins of equal size, give or take a row. Precondition: bins >= 1.
std::vector<EffectBin> profileOf(const MaskEffect& effect, double RowEffect::*figure, Index bins,
                                 std::optional<Index> head = {});

}  // namespace triscope
