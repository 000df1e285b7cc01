#pragma once

#include <compare>
#include <cstdint>

namespace triscope {

// Row i of a mask is a query, column j a key, both 0-based.
using Index = std::int64_t;
using QueryIndex = Index;
using KeyIndex = Index;

// A number of cells of one query x key rectangle: at most kMaxLength^2 = 2^60, so 64 bits hold it.
using CellCount = std::int64_t;

// The longest side of a mask. Every count in core is exact up to here.
inline constexpr Index kMaxLength = Index{1} << 30;

// Heads x layers x head_dim x cells leaves 64 bits behind (2^80 at the largest lengths); 128 do not.
__extension__ typedef __int128 WideInt;

// An exact non-negative amount of one unit. Adding bytes to operations does not compile.
template <class Unit>
struct Quantity {
    WideInt value = 0;

    constexpr double toDouble() const { return static_cast<double>(value); }
    constexpr Quantity& operator+=(Quantity other) {
        value += other.value;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator*(WideInt factor, Quantity a) { return {factor * a.value}; }
    friend constexpr bool operator==(const Quantity&, const Quantity&) = default;
    friend constexpr bool operator<(Quantity a, Quantity b) { return a.value < b.value; }
};

using Flops = Quantity<struct FlopsUnit>;
using Bytes = Quantity<struct BytesUnit>;

struct Seconds {
    double value = 0;

    Seconds& operator+=(Seconds other) {
        value += other.value;
        return *this;
    }
    friend constexpr Seconds operator+(Seconds a, Seconds b) { return {a.value + b.value}; }
    friend constexpr Seconds operator*(double factor, Seconds a) { return {factor * a.value}; }
    friend constexpr auto operator<=>(const Seconds&, const Seconds&) = default;
};

}  // namespace triscope
