#include "core/npu/traps/sampled_rows.h"

#include <algorithm>

namespace triscope {

namespace {

// What each row takes: its scores, and an output for about six masks that keep much of it.
Index rowsWithinCost(const AttentionProblem& problem) {
    constexpr Index kOperations = 4'000'000'000;
    constexpr Index kLeast = 96;
    constexpr Index kMost = 8192;
    return std::clamp(kOperations / (problem.keys() * problem.headDim() * 14), kLeast, kMost);
}

// At most `count` of `from`, evenly, both ends among them.
std::vector<Index> spread(const std::vector<Index>& from, Index count) {
    const auto size = static_cast<Index>(from.size());
    if (size <= count) return from;
    std::vector<Index> chosen;
    for (Index k = 0; k < count; ++k)
        chosen.push_back(from[static_cast<std::size_t>(count == 1 ? 0 : k * (size - 1) / (count - 1))]);
    return chosen;
}

std::vector<QueryIndex> edges(const AttentionProblem& problem) {
    constexpr Index kMostEdges = 16;
    std::vector<Index> rows{0, problem.queries() - 1};
    if (const auto bends = problem.mask->bends()) {
        for (const Index bend : spread(*bends, kMostEdges)) rows.push_back(bend);
    }
    for (Index& row : rows) row = std::clamp<Index>(row, 0, problem.queries() - 1);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<QueryIndex> rowsBetweenEdges(const AttentionProblem& problem, Index count) {
    const std::vector<QueryIndex> ends = edges(problem);
    std::vector<QueryIndex> rows = ends;
    const Index stretches = std::max<Index>(static_cast<Index>(ends.size()) - 1, 1);
    const Index each = std::max<Index>(count / stretches, 2);
    for (std::size_t k = 1; k < ends.size(); ++k) {
        const Range between{ends[k - 1], ends[k]};
        const Index chosen = std::min(each, between.size());
        for (Index n = 0; n < chosen; ++n) rows.push_back(between.begin + n * between.size() / chosen);
        rows.push_back(between.end - 1);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace

std::vector<SampledRow> sampleRows(const AttentionProblem& problem) {
    const Index most = rowsWithinCost(problem);
    const Index heads = problem.heads();
    std::vector<SampledRow> sampled;
    if (heads * problem.queries() <= most) {
        for (Index task = 0; task < heads * problem.queries(); ++task)
            sampled.push_back({task / problem.queries(), task % problem.queries()});
        return sampled;
    }
    const std::vector<QueryIndex> rows =
        rowsBetweenEdges(problem, std::min(problem.queries(), std::max<Index>(most / heads, 96)));
    const Index heads_each = std::clamp<Index>(most / static_cast<Index>(rows.size()), 1, heads);
    Index head = 0;
    for (const QueryIndex row : rows) {
        for (Index k = 0; k < heads_each; ++k) sampled.push_back({head++ % heads, row});
    }
    return sampled;
}

}  // namespace triscope
