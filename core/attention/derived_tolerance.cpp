#include "core/attention/derived_tolerance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/attention/plain_loops.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

// The largest error of float and the largest reference value so far.
struct Extent {
    double error = 0;
    double size = 0;

    // Where float overflows there is no finite error to allow for; where a row is empty, none at all.
    void add(float value, double reference) {
        if (!std::isfinite(value) || !std::isfinite(reference)) return;
        error = std::max(error, std::abs(value - reference));
        size = std::max(size, std::abs(reference));
    }

    ToleranceRule rule(const char* name, Index rows) const {
        return {.name = name,
                .words = {TRISCOPE_TR(
                              "derived from this problem: twice the largest error of plain float against "
                              "the reference (%1 over %2 rows), at least 2^-20 of the largest value (%3)"),
                          {fmt::format("{:.3g}", error), groupDigits(rows), fmt::format("{:.3g}", size)}},
                .atol = std::max(2 * error, 0x1p-20 * size)};
    }
};

}  // namespace

QueryIndex sampledRow(Index sample, Index samples, Index queries) {
    return samples == 1 ? 0 : sample * (queries - 1) / (samples - 1);
}

DerivedTolerance deriveTolerance(const AttentionProblem& problem, const RunControl& control) {
    PlainLoops<float> plain(problem);
    PlainLoops<double> reference(problem);
    std::vector<float> plain_row(static_cast<std::size_t>(problem.headDim()));
    std::vector<double> reference_row(plain_row.size());
    Extent output;
    Extent lse;
    const Index samples = std::min(problem.queries(), kMostSampledRows);
    const Index rows = problem.heads() * samples;
    for (Index k = 0; k < rows; ++k) {
        control.throwIfStopped();
        const Index head = k / samples;
        const QueryIndex row = sampledRow(k % samples, samples, problem.queries());
        lse.add(plain.row(head, row, plain_row), reference.row(head, row, reference_row));
        for (std::size_t d = 0; d < plain_row.size(); ++d) output.add(plain_row[d], reference_row[d]);
        control.report(static_cast<double>(k + 1) / static_cast<double>(rows));
    }
    return {output.rule("fp32-derived", rows), lse.rule("fp32-derived-lse", rows)};
}

}  // namespace triscope
