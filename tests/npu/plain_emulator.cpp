#include "tests/npu/plain_emulator.h"

#include <cmath>
#include <vector>

#include "tests/support/special_values.h"

namespace triscope::plain {

namespace {

float sumOfTree(const float* terms, std::size_t count) {
    if (count == 1) return terms[0];
    return sumOfTree(terms, count / 2) + sumOfTree(terms + count / 2, count / 2);
}

// Products of a row and a column, added up as they come.
class Sum {
  public:
    explicit Sum(ProductOrder order) : m_order(order) {}

    void add(float term) {
        if (m_order == ProductOrder::OneByOne) {
            m_sum += term;
            return;
        }
        m_terms[m_count++] = term;
        if (m_count == 16) addTerms();
    }
    float total() {
        if (m_count != 0) addTerms();
        return m_sum;
    }

  private:
    void addTerms() {
        while (m_count < 16) m_terms[m_count++] = 0;
        m_sum += sumOfTree(m_terms, 16);
        m_count = 0;
    }

    ProductOrder m_order;
    float m_sum = 0;
    float m_terms[16] = {};
    std::size_t m_count = 0;
};

Tensor readAs(const EmulationOptions& options, Tensor tensor, bool cached) {
    const HalfRounding even{Rounding::TiesToEven, options.overflow};
    const TensorShape shape = tensor.shape;
    const auto groupOf = [&](std::size_t k) {
        const std::size_t dims = static_cast<std::size_t>(shape.head_dim);
        const std::size_t tokens = static_cast<std::size_t>(shape.seq);
        return options.kv_cache == KvCache::Int8PerToken ? k / dims : k / dims / tokens * dims + k % dims;
    };
    if (cached && options.kv_cache != KvCache::AsGiven) {
        std::vector<float> most(tensor.data.size(), 0);
        for (std::size_t k = 0; k < tensor.data.size(); ++k) {
            most[groupOf(k)] = std::fmax(most[groupOf(k)], std::fabs(tensor.data[k]));
        }
        for (std::size_t k = 0; k < tensor.data.size(); ++k) {
            float scale = round(options.inputs, most[groupOf(k)] / 127, {});
            if (scale < std::ldexp(1.0f, -24)) scale = std::ldexp(1.0f, -24);
            if (most[groupOf(k)] == 0) scale = 1;
            const float q = std::fmin(127.0f, std::fmax(-128.0f, std::nearbyint(tensor.data[k] / scale)));
            tensor.data[k] = round(options.inputs, q * scale, {});
        }
    }
    for (float& value : tensor.data) value = round(options.inputs, value, even);
    return tensor;
}

// One row of one head.
class Row {
  public:
    Row(const EmulationOptions& options, Index dims)
        : m_options(options), m_output(static_cast<std::size_t>(dims), 0.0f) {}

    // Scores of the keys of a tile, with the masked ones filled, and the values of those keys.
    void add(const std::vector<float>& scores, const std::vector<const float*>& values) {
        float max = m_max;
        for (const float s : scores) {
            if (std::isnan(s) || s > max) max = s;
        }
        const float shift = max == -kFloatInfinity ? 0 : max;
        const float correction = expOf(m_max - shift);
        std::vector<float> weights;
        std::vector<float> lanes(64, 0.0f);
        for (std::size_t k = 0; k < scores.size(); ++k) {
            weights.push_back(expOf(scores[k] - shift));
            lanes[k % 64] += weights.back();
        }
        m_sum = m_sum * correction + sumOfTree(lanes.data(), 64);
        m_max = max;
        for (float& weight : weights) {
            weight = invalid() ? 0 : round(m_options.weights, weight, away());
        }
        for (std::size_t d = 0; d < m_output.size(); ++d) {
            Sum products(m_options.order);
            for (std::size_t k = 0; k < weights.size(); ++k) products.add(weights[k] * values[k][d]);
            const float part = products.total();
            float& o = m_output[d];
            if (m_options.half_sums) {
                o = half(o * round(Dtype::Fp16, correction, away()));
                o = half(o + half(part));
            } else {
                o = o * correction + part;
            }
        }
    }

    bool invalid() const {
        return m_options.correct_invalid_rows && m_options.fill == MaskFill::Replaced &&
               m_max == m_options.mask_value;
    }

    float value(Index d) const {
        if (invalid()) return 0;
        const float o = m_output[static_cast<std::size_t>(d)];
        const float quotient = m_options.half_sums ? half(o / round(Dtype::Fp16, m_sum, away())) : o / m_sum;
        return round(m_options.output, quotient, away());
    }

    float lse() const {
        if (invalid()) return kFloatInfinity;
        return static_cast<float>(std::log(static_cast<double>(m_sum))) + m_max;
    }

  private:
    static float expOf(float x) { return static_cast<float>(std::exp(static_cast<double>(x))); }
    HalfRounding away() const { return {Rounding::TiesAway, m_options.overflow}; }
    float half(float x) const { return round(Dtype::Fp16, x, {Rounding::TiesToEven, m_options.overflow}); }

    const EmulationOptions& m_options;
    float m_max = -kFloatInfinity;
    float m_sum = 0;
    std::vector<float> m_output;
};

struct Keys {
    Index begin = 0;
    Index end = 0;
};

Index clip(Index key, Index keys) {
    return key < 0 ? 0 : (key > keys ? keys : key);
}

// The keys that a row's task goes through, none if it is not among those that the operator starts.
Keys visitedKeys(const EmulationOptions& o, Index row, Index queries, Index keys) {
    const Index last_row = std::min(queries, keys + o.pre_tokens);
    if (row >= last_row) return {};
    const Index task = row / o.tile_rows * o.tile_rows;
    if (o.next_tokens < 0 && task < -o.next_tokens / o.tile_rows * o.tile_rows) return {};
    const Index task_end = std::min(task + o.tile_rows, last_row);
    const Index first = clip(task - o.pre_tokens, keys);
    const Index last = clip(task_end + o.next_tokens, keys);
    if (last <= first) return {};
    const Index tile_end = std::min(keys, (last + o.tile_keys - 1) / o.tile_keys * o.tile_keys);
    const Index tile_begin = first / o.tile_keys * o.tile_keys;
    return {tile_begin + (first - tile_begin) / 64 * 64, tile_end - (tile_end - last) / 64 * 64};
}

float scoreOf(const EmulationOptions& o, const float* q, const float* k, Index dims, double scale) {
    Sum products(o.order);
    for (Index d = 0; d < dims; ++d) products.add(q[d] * k[d]);
    const float product = products.total();
    const auto factor = static_cast<float>(scale);
    if (!o.half_scores) return product * factor;
    const HalfRounding even{Rounding::TiesToEven, o.overflow};
    return round(Dtype::Fp16, round(Dtype::Fp16, product, even) * round(Dtype::Fp16, factor, even), even);
}

float masked(const EmulationOptions& o, float score) {
    if (o.fill == MaskFill::Replaced) return o.mask_value;
    const float sum = score + o.mask_value;
    return o.half_scores ? round(Dtype::Fp16, sum, {Rounding::TiesToEven, o.overflow}) : sum;
}

}  // namespace

float round(Dtype dtype, double value, HalfRounding rounding) {
    if (dtype == Dtype::Fp32 || value == 0 || std::isnan(value)) return static_cast<float>(value);
    const int precision = dtype == Dtype::Fp16 ? 11 : 8;
    const int least = dtype == Dtype::Fp16 ? -14 : -126;
    const double largest = dtype == Dtype::Fp16 ? 65504 : std::ldexp(255, 120);
    double magnitude = std::fabs(value);
    if (!std::isinf(value)) {
        const int unit = std::max(std::ilogb(magnitude), least) - precision + 1;
        const double units = std::ldexp(magnitude, -unit);
        magnitude = std::ldexp(
            rounding.ties == Rounding::TiesToEven ? std::nearbyint(units) : std::round(units), unit);
    }
    if (magnitude > largest) {
        magnitude = rounding.overflow == Overflow::Saturate ? largest : static_cast<double>(kFloatInfinity);
    }
    return static_cast<float>(value < 0 ? -magnitude : magnitude);
}

Result emulate(const AttentionProblem& problem, const EmulationOptions& options) {
    const Tensor q = readAs(options, problem.q, false);
    const Tensor k = readAs(options, problem.k, true);
    const Tensor v = readAs(options, problem.v, true);
    Result result{Tensor(q.shape), BasicTensor<double>({q.shape.heads, q.shape.seq, 1})};
    for (Index h = 0; h < q.shape.heads; ++h) {
        const Index kv = h / (q.shape.heads / k.shape.heads);
        for (Index i = 0; i < q.shape.seq; ++i) {
            const Keys keys = visitedKeys(options, i, q.shape.seq, k.shape.seq);
            *result.lse.row(h, i) = static_cast<double>(kFloatInfinity);
            if (keys.begin >= keys.end) continue;
            Row row(options, q.shape.head_dim);
            std::vector<bool> kept(static_cast<std::size_t>(k.shape.seq), false);
            for (const Range& span : problem.mask->keptSpans(i)) {
                for (Index j = span.begin; j < span.end; ++j) kept[static_cast<std::size_t>(j)] = true;
            }
            std::vector<float> scores;
            std::vector<const float*> values;
            for (Index j = keys.begin; j < keys.end; ++j) {
                const float s =
                    scoreOf(options, q.row(h, i), k.row(kv, j), q.shape.head_dim, problem.effectiveScale());
                scores.push_back(kept[static_cast<std::size_t>(j)] ? s : masked(options, s));
                values.push_back(v.row(kv, j));
                if ((j + 1) % options.tile_keys != 0 && j + 1 != keys.end) continue;
                row.add(scores, values);
                scores.clear();
                values.clear();
            }
            for (Index d = 0; d < q.shape.head_dim; ++d) result.output.row(h, i)[d] = row.value(d);
            *result.lse.row(h, i) = static_cast<double>(row.lse());
        }
    }
    return result;
}

}  // namespace triscope::plain
