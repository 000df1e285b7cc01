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

std::vector<EffectBin> profileOf(const MaskEffect& effect, double RowEffect::*figure, Index bins,
                                 std::optional<Index> head) {
    const Index count = std::min(bins, effect.queries);
    const Range heads = head ? Range{*head, *head + 1} : Range{0, effect.heads};
    std::vector<EffectBin> profile;
    for (Index b = 0; b < count; ++b) {
        EffectBin bin{.rows = {b * effect.queries / count, (b + 1) * effect.queries / count}};
        bin.worst_head = heads.begin;
        bin.worst = bin.rows.begin;
        bin.low = bin.high = effect.at(bin.worst_head, bin.worst).*figure;
        for (Index h = heads.begin; h < heads.end; ++h) {
            for (QueryIndex row = bin.rows.begin; row < bin.rows.end; ++row) {
                const double value = effect.at(h, row).*figure;
                bin.mean += value / static_cast<double>(heads.size() * bin.rows.size());
                bin.low = std::min(bin.low, value);
                if (value <= bin.high) continue;
                bin.high = value;
                bin.worst_head = h;
                bin.worst = row;
            }
        }
        profile.push_back(bin);
    }
    return profile;
}

}  // namespace triscope
