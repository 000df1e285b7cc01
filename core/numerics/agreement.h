#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/tensor.h"
#include "core/numerics/dtype.h"
#include "core/numerics/tolerance.h"

namespace triscope {

// Where in a (heads, seq, head_dim) tensor an element sits.
struct ElementIndex {
    Index head = 0;
    Index row = 0;
    Index dim = 0;

    friend bool operator==(const ElementIndex&, const ElementIndex&) = default;
};

// Absolute errors by size, on a logarithmic scale: bin k counts those in [lowerEdge(k), lowerEdge(k + 1));
// smaller and larger ones fall in the first and the last bin. Zeros have no logarithm and a count apart.
struct ErrorHistogram {
    static constexpr int kBinsPerDecade = 4;
    static constexpr int kLeastDecade = -20;
    static constexpr int kMostDecade = 4;
    static constexpr std::size_t kBins = std::size_t{kMostDecade - kLeastDecade} * kBinsPerDecade;

    CellCount zeros = 0;
    CellCount non_finite = 0;
    std::array<CellCount, kBins> counts{};
    std::array<CellCount, kBins> failing{};  // of those, what the rule fails

    void add(double error, bool fails = false);
    // The error at which bin k begins.
    static double lowerEdge(std::size_t bin);
};

// How far a result `a` is from a more trusted one, `b`. Every figure but the last three is over the elements
// that are finite on both sides; "relative" and "ULP" look at b's size, so they mean little where b is near
// 0.
struct Agreement {
    CellCount elements = 0;
    double max_abs = 0;        // max |a - b|
    double max_rel = 0;        // max |a - b| / max(|b|, rel_floor)
    double rel_floor = 0;      // 1e-3 times the root mean square of b, at least 2^-126
    double rmse = 0;           // root of the mean (a - b)^2
    double cosine = 1;         // a.b / (|a| |b|); 1 when both are 0, 0 when one is
    std::int64_t max_ulp = 0;  // steps between neighbouring numbers of the type compared in, to which both
                               // sides are rounded

    ElementIndex worst;                   // the first non-finite mismatch, else where max_abs is
    CellCount non_finite_mismatches = 0;  // NaN on either side, or an infinity the other side does not share
    CellCount failing = 0;                // elements the rule fails, mismatches included
    double failing_fraction = 0;          // failing / elements
    ToleranceRule rule;
    bool pass = false;

    // What a page draws. The largest |a - b| of each row, element (head, row) at head * rows + row;
    // infinite where the row has a mismatch.
    Index heads = 0;
    Index rows = 0;
    std::vector<double> row_errors;
    ErrorHistogram histogram;
};

// `dtype`: the type that ULPs are steps of. Precondition: equal shapes. A and B are float or double.
template <class A, class B>
Agreement compare(const BasicTensor<A>& a, const BasicTensor<B>& b, const ToleranceRule& rule,
                  Dtype dtype = Dtype::Fp32);

extern template Agreement compare(const BasicTensor<float>&, const BasicTensor<float>&, const ToleranceRule&,
                                  Dtype);
extern template Agreement compare(const BasicTensor<float>&, const BasicTensor<double>&, const ToleranceRule&,
                                  Dtype);
extern template Agreement compare(const BasicTensor<double>&, const BasicTensor<float>&, const ToleranceRule&,
                                  Dtype);
extern template Agreement compare(const BasicTensor<double>&, const BasicTensor<double>&,
                                  const ToleranceRule&, Dtype);

// How many numbers of the type lie between a and b, both rounded to it, one of them included: 0 when equal
// (-0 equals +0), 1 for neighbours. Precondition: neither is NaN.
std::int64_t ulpDistance(float a, float b, Dtype dtype = Dtype::Fp32);

}  // namespace triscope
