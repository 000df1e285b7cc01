#include "core/mask/texture_sweep.h"

#include <algorithm>
#include <cmath>

namespace triscope {

namespace {

// std::min gives a reference, which the compiler does not vectorise.
double lesser(double a, double b) {
    return a < b ? a : b;
}

// A texture of two runs, the first of them `width` wide. Plain doubles and no branches, so that the compiler
// does several tiles at once: a picture of strides asks for two million counts a frame.
struct Comb {
    double period;
    double per_period;
    double width;
    double ramp_of_period;

    explicit Comb(const Texture& texture)
        : period(static_cast<double>(texture.period())),
          per_period(1 / period),
          width(static_cast<double>(texture.nextChange(texture.phase()) - texture.phase())),
          ramp_of_period(width * period - width * (width - 1) / 2) {}

    double residue(double x) const { return x - std::floor(x * per_period) * period; }

    // Members of [0, x). Where rounding takes one period too few, the residue is a whole period, and the sums
    // come out the same.
    double members(double x) const {
        const double q = std::floor(x * per_period);
        return q * width + lesser(x - q * period, width);
    }

    // The sum of their distances to x.
    double ramp(double x) const {
        const double q = std::floor(x * per_period);
        const double rest = x - q * period;
        const double within = lesser(rest, width);
        return width * (period * (q * (q - 1) / 2) + q * rest) + q * ramp_of_period + within * rest -
               within * (within - 1) / 2;
    }
};

// Tiles that are done at a time: what is known of their edges fits beside them in the nearest cache.
constexpr std::size_t kTilesAtOnce = 256;

void countColumns(const Comb& comb, double height, double phase, const double* __restrict edge,
                  double* __restrict count, std::size_t tiles) {
    double below[kTilesAtOnce + 1];
    for (std::size_t k = 0; k <= tiles; ++k) below[k] = comb.members(edge[k] - phase);
    for (std::size_t k = 0; k < tiles; ++k) count[k] = height * (below[k + 1] - below[k]);
}

// The cells of the quadrants above and below a band of rows, right of an edge, differ by ramp(x + height) -
// ramp(x) with x = top - edge. Moved by m whole periods to where numbers are small, that is m * width *
// height more.
void countDiagonals(const Comb& comb, double height, double top, const double* __restrict edge,
                    double* __restrict count, std::size_t tiles) {
    double corner[kTilesAtOnce + 1];
    double band[kTilesAtOnce + 1];
    for (std::size_t k = 0; k <= tiles; ++k) {
        corner[k] = comb.residue(top - edge[k]);
        band[k] = comb.ramp(corner[k] + height) - comb.ramp(corner[k]);
    }
    for (std::size_t k = 0; k < tiles; ++k) {
        const double periods =
            std::floor((corner[k + 1] + edge[k + 1] - edge[k] - corner[k]) * comb.per_period + 0.5);
        count[k] = band[k] - band[k + 1] + periods * comb.width * height;
    }
}

void countComb(const Texture& texture, Range rows, std::span<const double> edges, std::span<double> counts) {
    const Comb comb(texture);
    const auto height = static_cast<double>(rows.size());
    const auto phase = static_cast<double>(texture.phase());
    for (std::size_t first = 0; first < counts.size(); first += kTilesAtOnce) {
        const std::size_t tiles = std::min(kTilesAtOnce, counts.size() - first);
        const double* edge = edges.data() + first;
        double* count = counts.data() + first;
        if (texture.axis() == Texture::Axis::Columns) {
            countColumns(comb, height, phase, edge, count, tiles);
        } else {
            countDiagonals(comb, height, static_cast<double>(rows.begin) - phase, edge, count, tiles);
        }
    }
}

}  // namespace

void countTexture(const Texture& texture, Range rows, std::span<const double> edges,
                  std::span<double> counts) {
    if (texture.runCount() == 2) return countComb(texture, rows, edges, counts);
    const RegionId region = texture.regions().front();
    const auto edge = [&edges](std::size_t k) { return static_cast<Index>(edges[k]); };
    if (texture.axis() == Texture::Axis::Columns) {
        for (std::size_t k = 0; k < counts.size(); ++k)
            counts[k] = static_cast<double>(rows.size() * texture.members(region, edge(k), edge(k + 1)));
        return;
    }
    const QuadrantCounter quadrant(texture, region,
                                   {rows.begin - edge(counts.size()) + 1, rows.end - edge(0)});
    const auto left_of = [&](std::size_t k) {
        return quadrant.at(rows.end - edge(k)) - quadrant.at(rows.begin - edge(k));
    };
    CellCount left = left_of(0);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const CellCount right = left_of(k + 1);
        counts[k] = static_cast<double>(left - right);
        left = right;
    }
}

}  // namespace triscope
