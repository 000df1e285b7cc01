#pragma once

#include <optional>

#include "core/npu/traps/scored_row.h"

namespace triscope {

// A row that was observed: head_dim elements, and its LSE where it is known.
struct ObservedRow {
    std::span<const float> output;
    std::optional<double> lse{};
};

// What one row says for a fault, against the call being right. Distances are in units of what rounding may
// do, sigma = 2 u spread in each element, with u the relative rounding error of the type (2^-20 for fp32,
// whose kernels sum in any order) and spread the larger of both RowValue::spread, or the fault's where its
// scores are known. With o observed, a asked
// and f of the fault:
//   power       |f - a|^2 / sigma^2
//   projection  (o - a).(f - a) / sigma^2: for a right call about 0 and for the fault about `power`, with a
//               standard deviation of at most sqrt(power)
//   residual    |o - f|^2 / sigma^2
// The LSE counts as one element more.
struct RowEvidence {
    double power = 0;
    double lse_power = 0;  // the part of it that is the LSE's
    double projection = 0;
    double residual = 0;
    double from_fault = 0;  // largest |o - f|
    double from_asked = 0;  // largest |o - a|
    double lse_from_asked = 0;
    bool breaks = false;   // the fault gives NaN or infinity where that was not asked for
    bool changes = false;  // so the fault can be seen in this row: it breaks, or |f - a| is at least 4 sigma
    bool loses_keys = false;  // the fault leaves the row no key, where the call asked for some
    bool explained = false;   // o is f: |o - f| within 4 sigma in the mean, or not finite as f is
};

// What a fault may leave in a row that it gives no key, where the call asked for some: 0, the plain average
// of the values (`mean`), or NaN; the one nearest to what was observed is taken.
struct RowCandidates {
    const RowValue& asked;
    const RowValue& fault;
    std::span<const double> mean;
};

RowEvidence weighEvidence(const ObservedRow& observed, const RowCandidates& candidates, Dtype dtype);

}  // namespace triscope
