#include "core/attention/plain_sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/attention/derived_tolerance.h"
#include "core/attention/plain_loops.h"
#include "core/base/numbers.h"
#include "core/numerics/agreement.h"

namespace triscope {

namespace {

// One row in float with P and the output rounded to the type.
class RoundedRow {
  public:
    RoundedRow(const AttentionProblem& problem, Dtype dtype)
        : m_problem(problem),
          m_dtype(dtype),
          m_scale(static_cast<float>(problem.effectiveScale())),
          m_weights(static_cast<std::size_t>(problem.keys())) {}

    void row(Index head, QueryIndex row, std::span<float> output) {
        const std::vector<Range> spans = m_problem.mask->keptSpans(row);
        const Index kv_head = m_problem.kvHead(head);
        const float sum = weigh(m_problem.q.row(head, row), kv_head, spans);
        std::fill(output.begin(), output.end(), 0.0F);
        for (const Range& span : spans) {
            for (KeyIndex j = span.begin; j < span.end; ++j) {
                const float p = roundTo(m_dtype, m_weights[static_cast<std::size_t>(j)] / sum);
                const float* v = m_problem.v.row(kv_head, j);
                for (std::size_t d = 0; d < output.size(); ++d) output[d] += p * v[d];
            }
        }
        for (float& value : output) value = roundTo(m_dtype, value);
    }

  private:
    // exp(s - max) of every kept key, and their sum.
    float weigh(const float* q, Index kv_head, const std::vector<Range>& spans) {
        float max = -std::numeric_limits<float>::infinity();
        for (const Range& span : spans) {
            for (KeyIndex j = span.begin; j < span.end; ++j) {
                const float* k = m_problem.k.row(kv_head, j);
                float score = 0;
                for (Index d = 0; d < m_problem.headDim(); ++d) score += q[d] * k[d];
                m_weights[static_cast<std::size_t>(j)] = m_scale * score;
                max = std::max(max, m_scale * score);
            }
        }
        float sum = 0;
        for (const Range& span : spans) {
            for (KeyIndex j = span.begin; j < span.end; ++j) {
                float& weight = m_weights[static_cast<std::size_t>(j)];
                weight = std::exp(weight - max);
                sum += weight;
            }
        }
        return sum;
    }

    const AttentionProblem& m_problem;
    Dtype m_dtype;
    float m_scale;
    std::vector<float> m_weights;  // one a key
};

// What one step of the type amounts to; of fp32, whose sums add up more, 16 of them.
double unitOf(Dtype dtype) {
    return (dtype == Dtype::Fp32 ? 16 : 2) * roundoffOf(dtype);
}

}  // namespace

PlainSample samplePlain(const AttentionProblem& problem, Dtype dtype, const RunControl& control) {
    const Index samples = std::min(problem.queries(), kMostSampledRows);
    const TensorShape shape{problem.heads(), samples, problem.headDim()};
    PlainSample sample{dtype, Tensor(shape), BasicTensor<double>(shape)};
    PlainLoops<float> plain(problem);
    PlainLoops<double> reference(problem);
    RoundedRow rounded(problem, dtype);
    const auto dims = static_cast<std::size_t>(problem.headDim());
    const Index rows = shape.heads * samples;
    for (Index k = 0; k < rows; ++k) {
        control.throwIfStopped();
        const Index head = k / samples;
        const QueryIndex row = sampledRow(k % samples, samples, problem.queries());
        const std::span output(sample.plain.row(head, k % samples), dims);
        if (dtype == Dtype::Fp32) {
            plain.row(head, row, output);
        } else {
            rounded.row(head, row, output);
        }
        reference.row(head, row, {sample.reference.row(head, k % samples), dims});
        control.report(static_cast<double>(k + 1) / static_cast<double>(rows));
    }
    return sample;
}

ToleranceRule sameDtypeRule(const PlainSample& sample) {
    const Agreement plain = compare(sample.plain, sample.reference, {});
    double largest = 0;
    double squares = 0;
    for (const double value : sample.reference.data) {
        largest = std::max(largest, std::abs(value));
        squares += value * value;
    }
    const double root =
        std::sqrt(squares / static_cast<double>(std::max<std::size_t>(sample.reference.data.size(), 1)));
    const double unit = unitOf(sample.dtype);
    const std::string dtype(dtypeName(sample.dtype));
    return {.name = "same-dtype-" + dtype,
            .words = {TRISCOPE_TR("derived from this problem: at most twice the error of a plain %1 "
                                  "computation on the CPU against the reference (largest %2, root mean "
                                  "square %3, over %4 rows), or within 2^%5 of the largest value (%6)"),
                      {dtype, fmt::format("{:.3g}", plain.max_abs), fmt::format("{:.3g}", plain.rmse),
                       groupDigits(sample.plain.shape.heads * sample.plain.shape.seq),
                       std::to_string(std::ilogb(unit)), fmt::format("{:.3g}", largest)}},
            .atol = std::max(2 * plain.max_abs, unit * largest),
            .most_rmse = std::max(2 * plain.rmse, unit / 2 * root)};
}

}  // namespace triscope
