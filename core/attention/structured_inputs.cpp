#include "core/attention/structured_inputs.h"

#include <algorithm>
#include <cmath>

#include "core/base/names.h"
#include "core/base/seeded_inputs.h"

namespace triscope {

namespace {

constexpr Names<InputKind, 3> kNames{
    {{InputKind::Normal, "normal"}, {InputKind::SinkLike, "sink-like"}, {InputKind::Needle, "needle"}}};

// The coordinate of marked keys and looking queries, whose square over sqrt(head_dim) is their score.
float coordinate(double share, Index marked, Index keys, Index head_dim) {
    const double others = std::sqrt(std::exp(1.0)) * static_cast<double>(keys) / static_cast<double>(marked);
    const double score = std::log(share / (1 - share) * others);
    return static_cast<float>(std::sqrt(score * std::sqrt(static_cast<double>(head_dim))));
}

void markKeys(Tensor& k, Range marked, float value) {
    for (Index head = 0; head < k.shape.heads; ++head) {
        for (KeyIndex j = 0; j < k.shape.seq; ++j) {
            float* key = k.row(head, j);
            const bool is_marked = j >= marked.begin && j < marked.end;
            if (is_marked) std::fill(key, key + k.shape.head_dim, 0.0F);
            key[0] = is_marked ? value : 0;
        }
    }
}

void directQueries(Tensor& q, float value, const auto& looks) {
    for (Index head = 0; head < q.shape.heads; ++head) {
        for (QueryIndex row = 0; row < q.shape.seq; ++row) q.row(head, row)[0] = looks(row) ? value : 0;
    }
}

}  // namespace

std::string_view inputKindName(InputKind kind) {
    return nameIn(kNames, kind);
}

std::optional<InputKind> findInputKind(std::string_view name) {
    return findIn(kNames, name);
}

bool needleIsSoughtBy(QueryIndex row, const MaskShape& shape) {
    return 4 * shape.position(row) >= 3 * shape.promptLength();
}

void drawInputs(InputKind kind, std::uint64_t seed, const HeadSizes& sizes, const MaskShape& shape,
                AttentionProblem& problem, const RunControl& control) {
    const TensorShape q{sizes.heads, shape.queries, sizes.head_dim};
    const TensorShape k{sizes.kv_heads, shape.keys, sizes.head_dim};
    problem.q = gaussianTensor(q, seed, InputStream::Queries, control);
    problem.k = gaussianTensor(k, seed, InputStream::Keys, control);
    problem.v = gaussianTensor(k, seed, InputStream::Values, control);
    if (kind == InputKind::SinkLike) {
        const Index sinks = std::min(kSinkTokens, shape.keys);
        const float value = coordinate(kSinkShare, sinks, shape.keys, sizes.head_dim);
        markKeys(problem.k, {0, sinks}, value);
        directQueries(problem.q, value, [](QueryIndex) { return true; });
    } else if (kind == InputKind::Needle) {
        const KeyIndex needle = needleKey(shape.keys);
        const float value = coordinate(kNeedleShare, 1, shape.keys, sizes.head_dim);
        markKeys(problem.k, {needle, needle + 1}, value);
        directQueries(problem.q, value, [&shape](QueryIndex row) { return needleIsSoughtBy(row, shape); });
    }
}

}  // namespace triscope
