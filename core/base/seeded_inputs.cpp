#include "core/base/seeded_inputs.h"

#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace triscope {

namespace {

// ln x for a normal x > 0: the series of 2 atanh((m - 1) / (m + 1)) for m in [0.7, 1.5), which gains a
// digit and a half a term.
double portableLog(double x) {
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < std::numbers::sqrt2 / 2) {
        mantissa *= 2;
        --exponent;
    }
    const double s = (mantissa - 1) / (mantissa + 1);
    const double square = s * s;
    double series = 0;
    for (int n = 21; n >= 1; n -= 2) series = series * square + 1.0 / n;
    return 2 * s * series + exponent * std::numbers::ln2;
}

struct CosSin {
    double cos = 0;
    double sin = 0;
};

// cos and sin of 2 pi turn, turn in [0, 1): Taylor series within an eighth of a turn of the nearest
// quarter, where both converge to 1e-17.
CosSin portableCosSin(double turn) {
    const int quarter = static_cast<int>(std::floor(turn * 4 + 0.5));
    const double x = (turn - quarter * 0.25) * (2 * std::numbers::pi);
    const double square = x * x;
    double cosine = 1;
    double sine = 1;
    for (int n = 18; n >= 2; n -= 2) {
        cosine = 1 - cosine * square / (n * (n - 1));
        sine = 1 - sine * square / (n * (n + 1));
    }
    sine *= x;
    const std::array<CosSin, 4> turned{{{cosine, sine}, {-sine, cosine}, {-cosine, -sine}, {sine, -cosine}}};
    return turned[static_cast<std::size_t>(quarter % 4)];
}

// splitmix64's finaliser: neighbouring seeds, streams and heads start far apart.
std::uint64_t scramble(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

void fillWithGaussians(std::uint64_t seed, float* begin, const float* end, const RunControl& control) {
    constexpr std::ptrdiff_t kBetweenLooks = 1 << 16;  // a few milliseconds
    std::mt19937_64 generator(seed);
    const auto uniform = [&generator] { return static_cast<double>(generator() >> 11) * 0x1p-53; };
    while (begin != end) {
        if ((end - begin) % kBetweenLooks < 2) control.throwIfStopped();
        const double radius = std::sqrt(-2 * portableLog(1 - uniform()));  // 1 - u: ln 0 cannot occur
        const CosSin angle = portableCosSin(uniform());
        *begin++ = static_cast<float>(radius * angle.cos);
        if (begin != end) *begin++ = static_cast<float>(radius * angle.sin);
    }
}

}  // namespace

Tensor gaussianTensor(const TensorShape& shape, std::uint64_t seed, InputStream stream,
                      const RunControl& control) {
    control.throwIfStopped();
    Tensor tensor(shape);
    const std::uint64_t stream_seed = scramble(scramble(seed) ^ static_cast<std::uint64_t>(stream));
    for (Index head = 0; head < shape.heads; ++head) {
        fillWithGaussians(scramble(stream_seed ^ static_cast<std::uint64_t>(head)), tensor.row(head, 0),
                          tensor.row(head + 1, 0), control);
    }
    return tensor;
}

}  // namespace triscope
