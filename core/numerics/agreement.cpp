#include "core/numerics/agreement.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "core/numerics/half.h"

namespace triscope {

namespace {

// Numbers of a type in their order as whole numbers: the bit patterns of the negative ones run backwards.
std::int64_t ordinal(float value, Dtype dtype) {
    if (dtype == Dtype::Fp32) {
        const auto bits = std::bit_cast<std::int32_t>(value);
        return bits >= 0 ? bits : std::int64_t{std::numeric_limits<std::int32_t>::min()} - bits;
    }
    const auto bits = static_cast<std::int16_t>(dtype == Dtype::Fp16 ? fp16Bits(value) : bf16Bits(value));
    return bits >= 0 ? bits : std::int64_t{std::numeric_limits<std::int16_t>::min()} - bits;
}

// The sums from which the figures come, over the pairs that are finite.
struct Sums {
    double squared_error = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    CellCount pairs = 0;

    void add(double a, double b) {
        squared_error += (a - b) * (a - b);
        aa += a * a;
        bb += b * b;
        ab += a * b;
        ++pairs;
    }
    double meanRoot(double sum) const { return pairs == 0 ? 0 : std::sqrt(sum / static_cast<double>(pairs)); }
    double cosine() const {
        if (aa == 0 || bb == 0) return aa == bb ? 1 : 0;
        return ab / (std::sqrt(aa) * std::sqrt(bb));
    }
};

bool fails(const ToleranceRule& rule, double a, double b) {
    return std::abs(a - b) > std::max(rule.rtol * std::max(std::abs(a), std::abs(b)), rule.atol);
}

// Takes the elements in order and keeps what Agreement reports.
class Tally {
  public:
    Tally(const TensorShape& shape, const ToleranceRule& rule, Dtype dtype) : m_shape(shape), m_dtype(dtype) {
        m_result.elements = static_cast<CellCount>(shape.size());
        m_result.rule = rule;
        m_result.heads = shape.heads;
        m_result.rows = shape.seq;
        m_result.row_errors.assign(static_cast<std::size_t>(shape.heads * shape.seq), 0.0);
    }

    void add(const ElementIndex& where, double a, double b) {
        const bool comparable = isComparable(a, b);
        const double error = comparable ? addFinite(a, b) : addNonFinite(a, b);
        const bool failed = comparable ? fails(m_result.rule, a, b) : error > 0;
        if (failed) ++m_result.failing;
        m_result.histogram.add(error, failed);
        double& row_error =
            m_result.row_errors[static_cast<std::size_t>(where.head * m_shape.seq + where.row)];
        row_error = std::max(row_error, error);
        if (error > m_worst_error) {
            m_worst_error = error;
            m_result.worst = where;
        }
    }

    // Relative errors need the floor, which is known only now: they take a second pass.
    void addRelative(double a, double b) {
        if (!isComparable(a, b)) return;
        m_result.max_rel = std::max(m_result.max_rel, std::abs(a - b) / std::max(std::abs(b), relFloor()));
    }

    Agreement finish() {
        m_result.rmse = m_sums.meanRoot(m_sums.squared_error);
        m_result.cosine = m_sums.cosine();
        m_result.rel_floor = relFloor();
        if (m_result.elements > 0) {
            m_result.failing_fraction =
                static_cast<double>(m_result.failing) / static_cast<double>(m_result.elements);
        }
        m_result.pass = m_result.non_finite_mismatches == 0 &&
                        m_result.failing_fraction <= m_result.rule.allowed_failing &&
                        m_result.rmse <= m_result.rule.most_rmse;
        return std::move(m_result);
    }

  private:
    static bool isComparable(double a, double b) { return std::isfinite(a) && std::isfinite(b); }

    double relFloor() const { return std::max(1e-3 * m_sums.meanRoot(m_sums.bb), 0x1p-126); }

    double addFinite(double a, double b) {
        const double error = std::abs(a - b);
        m_sums.add(a, b);
        m_result.max_abs = std::max(m_result.max_abs, error);
        m_result.max_ulp =
            std::max(m_result.max_ulp, ulpDistance(static_cast<float>(a), static_cast<float>(b), m_dtype));
        return error;
    }

    double addNonFinite(double a, double b) {
        if (std::isinf(a) && a == b) return 0;
        ++m_result.non_finite_mismatches;
        return std::numeric_limits<double>::infinity();
    }

    TensorShape m_shape;
    Dtype m_dtype;
    Agreement m_result;
    Sums m_sums;
    double m_worst_error = -1;
};

}  // namespace

std::int64_t ulpDistance(float a, float b, Dtype dtype) {
    return std::abs(ordinal(a, dtype) - ordinal(b, dtype));
}

void ErrorHistogram::add(double error, bool fails) {
    if (error == 0) {
        ++zeros;
    } else if (!std::isfinite(error)) {
        ++non_finite;
    } else {
        const double bin = std::floor(kBinsPerDecade * (std::log10(error) - kLeastDecade));
        const auto at = static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(kBins - 1)));
        ++counts[at];
        if (fails) ++failing[at];
    }
}

double ErrorHistogram::lowerEdge(std::size_t bin) {
    return std::pow(10.0, kLeastDecade + static_cast<double>(bin) / kBinsPerDecade);
}

template <class A, class B>
Agreement compare(const BasicTensor<A>& a, const BasicTensor<B>& b, const ToleranceRule& rule, Dtype dtype) {
    assert(a.shape == b.shape);
    Tally tally(a.shape, rule, dtype);
    std::size_t at = 0;
    for (Index head = 0; head < a.shape.heads; ++head) {
        for (Index row = 0; row < a.shape.seq; ++row) {
            for (Index dim = 0; dim < a.shape.head_dim; ++dim, ++at) {
                tally.add({head, row, dim}, static_cast<double>(a.data[at]), static_cast<double>(b.data[at]));
            }
        }
    }
    for (at = 0; at < a.data.size(); ++at) {
        tally.addRelative(static_cast<double>(a.data[at]), static_cast<double>(b.data[at]));
    }
    return tally.finish();
}

template Agreement compare(const BasicTensor<float>&, const BasicTensor<float>&, const ToleranceRule&, Dtype);
template Agreement compare(const BasicTensor<float>&, const BasicTensor<double>&, const ToleranceRule&,
                           Dtype);
template Agreement compare(const BasicTensor<double>&, const BasicTensor<float>&, const ToleranceRule&,
                           Dtype);
template Agreement compare(const BasicTensor<double>&, const BasicTensor<double>&, const ToleranceRule&,
                           Dtype);

}  // namespace triscope
