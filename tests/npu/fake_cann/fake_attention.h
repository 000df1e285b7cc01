#pragma once

#include <functional>

#include "tests/npu/fake_cann/fake_tensors.h"

namespace fake {

// Attention of (B, N, Sq, D) by (B, N / group, Skv, D) as the operators document it, in double and rounded
// once.
struct Attention {
    Tensor query, key, value, output;
    Tensor lse;  // float (B, N, Sq, 1); no dims: not wanted
    double scale = 1;
    bool corrects_rows = true;  // a row without a key: output 0 and LSE +inf; else the plain average
    bool miscomputes = false;

    void run(const std::function<bool(std::int64_t b, std::int64_t n, std::int64_t i, std::int64_t j)>& keeps)
        const;
};

// 16 bits of either type, ties to even.
float valueOf(std::uint16_t bits, int data_type);
std::uint16_t bitsOf(double value, int data_type);

}  // namespace fake
