#pragma once

#include <cstddef>

namespace triscope {

inline constexpr int kSpinRounds = 400'000;
inline constexpr std::size_t kSpinAccumulators = 12;  // two ports times a latency of four, and some to spare

// A vector of so many floats.
template <int kLanes>
struct FloatVector;
template <>
struct FloatVector<4> {
    typedef float Type __attribute__((vector_size(16)));
};
template <>
struct FloatVector<8> {
    typedef float Type __attribute__((vector_size(32)));
};
template <>
struct FloatVector<16> {
    typedef float Type __attribute__((vector_size(64)));
};

// kSpinRounds multiply-adds in each lane of each of kSpinAccumulators vectors of `kLanes` floats, which
// depend on nothing but themselves. Returns their sum, so that no compiler drops the work. Each width is
// instantiated in one source file only, compiled for the instructions that have it.
template <int kLanes>
float spin(float seed) {
    using Vector = typename FloatVector<kLanes>::Type;
    Vector sums[kSpinAccumulators];
    for (std::size_t k = 0; k < kSpinAccumulators; ++k) sums[k] = Vector{} + seed + static_cast<float>(k);
    const Vector factor = Vector{} + 0.999f;
    const Vector term = Vector{} + seed;
    for (int round = 0; round < kSpinRounds; ++round) {
#pragma GCC unroll 12
        for (std::size_t k = 0; k < kSpinAccumulators; ++k) sums[k] = sums[k] * factor + term;
    }
    float total = 0;
    for (const Vector& sum : sums) {
        for (int lane = 0; lane < kLanes; ++lane) total += sum[lane];
    }
    return total;
}

float spinBase(float seed);  // 4 lanes; any processor
#if defined(__x86_64__)
float spinAvx2(float seed);    // 8 lanes; needs AVX2 and FMA
float spinAvx512(float seed);  // 16 lanes; needs AVX-512F
#endif

}  // namespace triscope
