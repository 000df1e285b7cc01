#include "core/mask/texture.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace triscope {

Texture::Texture(Axis axis, Index period, Index phase, std::vector<Run> runs)
    : m_axis(axis),
      m_period(period),
      m_phase(phase),
      m_per_period(1 / static_cast<double>(period)),
      m_runs(std::move(runs)) {
    assert(m_period > 0 && !m_runs.empty() && m_runs.front().begin == 0);
    for (const Run& run : m_runs) {
        if (std::find(m_regions.begin(), m_regions.end(), run.region) == m_regions.end())
            m_regions.push_back(run.region);
    }
    for (const RegionId region : m_regions) {
        Table& table = m_tables[region];
        for (std::size_t k = 0; k < m_runs.size(); ++k) {
            table.knots.push_back(
                {m_runs[k].begin, table.whole.members, table.whole.ramp, m_runs[k].region == region});
            table.whole = sumsWithin(table.knots, k + 1 < m_runs.size() ? m_runs[k + 1].begin : m_period);
        }
    }
}

std::shared_ptr<const Texture> Texture::renamed(const std::function<RegionId(RegionId)>& name) const {
    std::vector<Run> runs = m_runs;
    for (Run& run : runs) run.region = name(run.region);
    return std::make_shared<Texture>(m_axis, m_period, m_phase, std::move(runs));
}

// Divides by multiplying, which is several times as fast and off by one period at most.
Texture::Place Texture::placeOf(Index x) const {
    const Index shifted = x - m_phase;
    auto periods = static_cast<Index>(std::floor(static_cast<double>(shifted) * m_per_period));
    Index residue = shifted - periods * m_period;
    if (residue < 0) {
        --periods;
        residue += m_period;
    } else if (residue >= m_period) {
        ++periods;
        residue -= m_period;
    }
    return {periods, residue};
}

std::size_t Texture::runAt(Index x) const {
    const auto above = std::upper_bound(m_runs.begin(), m_runs.end(), placeOf(x).residue,
                                        [](Index r, const Run& run) { return r < run.begin; });
    return static_cast<std::size_t>(above - m_runs.begin()) - 1;
}

RegionId Texture::regionAt(Index x) const {
    return m_runs[runAt(x)].region;
}

Index Texture::nextChange(Index x) const {
    const Index residue = placeOf(x).residue;
    const auto above = std::upper_bound(m_runs.begin(), m_runs.end(), residue,
                                        [](Index r, const Run& run) { return r < run.begin; });
    return x + (above == m_runs.end() ? m_period : above->begin) - residue;
}

Texture::Sums Texture::sumsWithin(const std::vector<Knot>& knots, Index residue) {
    std::size_t k = 0;
    if (knots.size() <= 4) {
        while (k + 1 < knots.size() && knots[k + 1].begin <= residue) ++k;
    } else {
        const auto above = std::upper_bound(knots.begin(), knots.end(), residue,
                                            [](Index r, const Knot& knot) { return r < knot.begin; });
        k = static_cast<std::size_t>(above - knots.begin()) - 1;
    }
    const Knot& knot = knots[k];
    const Index steps = residue - knot.begin;
    const Index within = knot.inside ? steps : 0;
    return {knot.below + within, knot.ramp + knot.below * steps + within * (within + 1) / 2};
}

// Counted from the phase. Both sums are antiderivatives on all of the integers, so that differences of them
// are right on either side of the phase.
Texture::Sums Texture::sumsBelow(RegionId region, Index x) const {
    const Table& table = m_tables[region];
    const auto [q, residue] = placeOf(x);
    const Sums part = sumsWithin(table.knots, residue);
    // The members of period k < q are as far from x as from their period's end, and (q - 1 - k) periods and
    // the residue more.
    const CellCount ramp =
        q * table.whole.ramp + table.whole.members * (q * (q - 1) / 2 * m_period + q * residue) + part.ramp;
    return {q * table.whole.members + part.members, ramp};
}

Index Texture::members(RegionId region, Index begin, Index end) const {
    if (m_tables[region].knots.empty() || end <= begin) return 0;
    return sumsBelow(region, end).members - sumsBelow(region, begin).members;
}

CellCount Texture::ramp(RegionId region, Index begin, Index end) const {
    if (m_tables[region].knots.empty() || end <= begin) return 0;
    const Sums upper = sumsBelow(region, end);
    const Sums lower = sumsBelow(region, begin);
    return upper.ramp - lower.ramp - (end - begin) * lower.members;
}

QuadrantCounter::QuadrantCounter(const Texture& texture, RegionId region, Range diagonals)
    : m_texture(&texture),
      m_region(region),
      m_diagonals(diagonals),
      m_origin(texture.sumsBelow(region, diagonals.begin)) {}

// Diagonal d meets the quadrant in (row - column) - d cells.
CellCount QuadrantCounter::at(Index row_minus_column) const {
    if (row_minus_column <= m_diagonals.begin) return 0;
    const Index end = std::min(row_minus_column, m_diagonals.end);
    const Texture::Sums sums = m_texture->sumsBelow(m_region, end);
    const Index members = sums.members - m_origin.members;
    return sums.ramp - m_origin.ramp - (end - m_diagonals.begin) * m_origin.members +
           (row_minus_column - end) * members;
}

TexturePtr merged(const Texture& a, const Texture& b,
                  const std::function<RegionId(RegionId, RegionId)>& combine, std::size_t most_runs) {
    if (a.axis() != b.axis()) return nullptr;
    const Index common = std::gcd(a.period(), b.period());
    if (a.period() / common > kMaxLength / b.period()) return nullptr;
    const Index period = a.period() / common * b.period();
    std::vector<Texture::Run> runs;
    for (Index x = 0; x < period; x = std::min(a.nextChange(x), b.nextChange(x))) {
        const RegionId region = combine(a.regionAt(x), b.regionAt(x));
        if (!runs.empty() && runs.back().region == region) continue;
        if (runs.size() == most_runs) return nullptr;
        runs.push_back({x, region});
    }
    return std::make_shared<Texture>(a.axis(), period, 0, std::move(runs));
}

}  // namespace triscope
