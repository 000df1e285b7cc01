#include "tests/npu/fake_cann/fake_attention.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace fake {

namespace {

// The nearest multiple of a power of two.
double nearest(double value, int exponent) {
    return std::ldexp(std::nearbyint(std::ldexp(value, -exponent)), exponent);
}

}  // namespace

float valueOf(std::uint16_t bits, int data_type) {
    if (data_type == kBf16) {
        const std::uint32_t wide = std::uint32_t{bits} << 16U;
        float value = 0;
        std::memcpy(&value, &wide, sizeof value);
        return value;
    }
    const int exponent = (bits >> 10U) & 31U;
    const int fraction = bits & 1023U;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return static_cast<float>((bits & 0x8000U) != 0 ? -magnitude : magnitude);
}

std::uint16_t bitsOf(double value, int data_type) {
    const bool bf16 = data_type == kBf16;
    const int fraction_bits = bf16 ? 7 : 10;
    const int lowest = bf16 ? -126 : -14;
    const int bias = bf16 ? 127 : 15;
    const std::uint16_t sign = std::signbit(value) ? 0x8000U : 0U;
    if (std::isnan(value)) return static_cast<std::uint16_t>(sign | (bf16 ? 0x7FC0U : 0x7E00U));
    const double magnitude = std::abs(value);
    if (magnitude == 0) return sign;
    int exponent = std::max(std::ilogb(magnitude), lowest);
    const double rounded = nearest(magnitude, exponent - fraction_bits);
    exponent = std::max(rounded == 0 ? lowest : std::ilogb(rounded), lowest);
    const auto steps = static_cast<int>(std::ldexp(rounded, fraction_bits - exponent));
    const int normal = steps >= (1 << fraction_bits) ? exponent + bias : 0;
    const int fraction = steps & ((1 << fraction_bits) - 1);
    return static_cast<std::uint16_t>(sign | static_cast<unsigned>(normal << fraction_bits) |
                                      static_cast<unsigned>(fraction));
}

void Attention::run(
    const std::function<bool(std::int64_t, std::int64_t, std::int64_t, std::int64_t)>& keeps) const {
    const std::int64_t batch = query.dims[0], heads = query.dims[1], queries = query.dims[2],
                       dim = query.dims[3];
    const std::int64_t kv_heads = key.dims[1], keys = key.dims[2];
    const auto at = [dim](const Tensor& tensor, std::int64_t row, std::int64_t d) {
        return static_cast<double>(
            valueOf(static_cast<const std::uint16_t*>(tensor.data)[row * dim + d], tensor.data_type));
    };
    std::vector<double> scores(static_cast<std::size_t>(keys));
    for (std::int64_t b = 0; b < batch; ++b) {
        for (std::int64_t n = 0; n < heads; ++n) {
            for (std::int64_t i = 0; i < queries; ++i) {
                const std::int64_t q_row = (b * heads + n) * queries + i;
                const std::int64_t kv_row = (b * kv_heads + n / (heads / kv_heads)) * keys;
                bool any = false;
                double most = -std::numeric_limits<double>::max();
                for (std::int64_t j = 0; j < keys; ++j) {
                    double& score = scores[static_cast<std::size_t>(j)];
                    score = -std::numeric_limits<float>::max();
                    if (!keeps(b, n, i, j)) continue;
                    any = true;
                    score = 0;
                    for (std::int64_t d = 0; d < dim; ++d)
                        score += at(query, q_row, d) * at(key, kv_row + j, d);
                    score *= scale;
                    most = std::max(most, score);
                }
                if (!any) most = -std::numeric_limits<float>::max();
                double sum = 0;
                std::vector<double> out(static_cast<std::size_t>(dim));
                for (std::int64_t j = 0; j < keys; ++j) {
                    const double weight = std::exp(scores[static_cast<std::size_t>(j)] - most);
                    sum += weight;
                    if (weight == 0) continue;
                    for (std::int64_t d = 0; d < dim; ++d)
                        out[static_cast<std::size_t>(d)] += weight * at(value, kv_row + j, d);
                }
                const bool zero = !any && corrects_rows;
                for (std::int64_t d = 0; d < dim; ++d) {
                    double one = zero ? 0 : out[static_cast<std::size_t>(d)] / sum;
                    if (miscomputes && q_row == 0 && d == 0) one += 1;
                    static_cast<std::uint16_t*>(output.data)[q_row * dim + d] = bitsOf(one, output.data_type);
                }
                if (lse.dims.empty()) continue;
                static_cast<float*>(lse.data)[q_row] =
                    zero ? std::numeric_limits<float>::infinity() : static_cast<float>(most + std::log(sum));
            }
        }
    }
}

}  // namespace fake
