#include "core/npu/cann/merged_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/numerics/half.h"

namespace triscope {

MergedOutput::MergedOutput(const TensorShape& q, bool bf16)
    : m_bf16(bf16), m_output(q), m_lse({q.heads, q.seq, 1}), m_seen(m_lse.data.size(), kNothing) {
    std::fill(m_lse.data.begin(), m_lse.data.end(), -std::numeric_limits<double>::infinity());
}

double MergedOutput::value(std::uint16_t bits) const {
    return m_bf16 ? bf16Value(bits) : fp16Value(bits);
}

void MergedOutput::add(const OperatorCall& call, const Mask& mask, const CallOutput& from) {
    const TensorShape& shape = m_output.shape;
    if (from.lse.empty()) m_has_lse = false;
    const std::uint16_t* values = from.output.data();
    const float* lse = from.lse.empty() ? nullptr : from.lse.data();
    for (const CallSlice& slice : call.slices) {
        const std::vector<Index> rows = rowsOf(call, slice);
        const std::vector<bool> with_key = rowsWithKeys(call, slice, mask);
        for (Index head = 0; head < shape.heads; ++head) {
            for (std::size_t k = 0; k < rows.size(); ++k, values += shape.head_dim) {
                if (rows[k] >= 0) addRow(head, rows[k], with_key[k], values, lse);
                if (lse != nullptr) ++lse;
            }
        }
    }
}

void MergedOutput::addRow(Index head, Index row, bool with_key, const std::uint16_t* values,
                          const float* lse) {
    char& seen = m_seen[m_lse.shape.offset(head, row)];
    if (!with_key && seen != kNothing) return;
    double* out = m_output.row(head, row);
    double& total = *m_lse.row(head, row);
    double kept = 0;
    double weight = 1;
    const double added = lse == nullptr ? 0 : *lse;
    if (seen == kWithKey) {
        if (lse == nullptr || !std::isfinite(added) || !std::isfinite(total)) {
            throw std::runtime_error(
                fmt::format("calls cannot be merged at head {}, row {}: their LSE are {} and {}", head, row,
                            total, added));
        }
        const double most = std::max(total, added);
        const double sum = std::exp(total - most) + std::exp(added - most);
        kept = std::exp(total - most) / sum;
        weight = std::exp(added - most) / sum;
        total = most + std::log(sum);
    } else if (with_key) {
        total = added;
    }
    for (Index d = 0; d < m_output.shape.head_dim; ++d) {
        const double value_d = weight * value(values[d]);
        out[d] = seen == kWithKey ? kept * out[d] + value_d : value_d;
    }
    seen = with_key ? kWithKey : kWithoutKey;
}

Tensor MergedOutput::output() const {
    Tensor rounded(m_output.shape);
    std::transform(m_output.data.begin(), m_output.data.end(), rounded.data.begin(),
                   [](double v) { return static_cast<float>(v); });
    return rounded;
}

}  // namespace triscope
