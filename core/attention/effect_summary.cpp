#include "core/attention/effect_summary.h"

#include <algorithm>
#include <cmath>

namespace triscope {

EffectSummary summarize(const MaskEffect& effect, double RowEffect::*figure) {
    EffectSummary summary;
    std::vector<double> values;
    values.reserve(effect.rows.size());
    for (const RowEffect& row : effect.rows) values.push_back(row.*figure);
    if (values.empty()) return summary;
    const auto worst = std::max_element(values.begin(), values.end()) - values.begin();
    summary.max = values[static_cast<std::size_t>(worst)];
    summary.head = worst / effect.queries;
    summary.row = worst % effect.queries;
    for (const double value : values) summary.mean += value / static_cast<double>(values.size());
    std::sort(values.begin(), values.end());
    const auto rank = [&](double share) {
        return values[static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()))) - 1];
    };
    summary.min = values.front();
    summary.median = rank(0.5);
    summary.p95 = rank(0.95);
    return summary;
}

EffectBin binOf(const MaskEffect& effect, double RowEffect::*figure, Range rows, std::optional<Index> head) {
    const Range heads = head ? Range{*head, *head + 1} : Range{0, effect.heads};
    EffectBin bin{.rows = rows, .worst_head = heads.begin, .worst = rows.begin};
    bin.low = bin.high = effect.at(heads.begin, rows.begin).*figure;
    for (Index h = heads.begin; h < heads.end; ++h) {
        for (QueryIndex row = rows.begin; row < rows.end; ++row) {
            const double value = effect.at(h, row).*figure;
            bin.mean += value / static_cast<double>(heads.size() * rows.size());
            bin.low = std::min(bin.low, value);
            if (value <= bin.high) continue;
            bin.high = value;
            bin.worst_head = h;
            bin.worst = row;
        }
    }
    return bin;
}

std::vector<EffectBin> profileOf(const MaskEffect& effect, double RowEffect::*figure, Index bins,
                                 std::optional<Index> head) {
    const Index count = std::min(bins, effect.queries);
    std::vector<EffectBin> profile;
    for (Index b = 0; b < count; ++b) {
        const Range rows{b * effect.queries / count, (b + 1) * effect.queries / count};
        profile.push_back(binOf(effect, figure, rows, head));
    }
    return profile;
}

}  // namespace triscope
