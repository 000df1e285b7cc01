#include "core/mask/texture.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace triscope {

namespace {

constexpr Index floorDivide(Index x, Index by) {
    return x / by - (x % by < 0 ? 1 : 0);
}

}  // namespace

Texture::Texture(Axis axis, Index period, Index phase, std::vector<Run> runs)
    : m_axis(axis), m_period(period), m_phase(phase), m_runs(std::move(runs)) {
    assert(m_period > 0 && !m_runs.empty() && m_runs.front().begin == 0);
    for (const Run& run : m_runs) {
        if (m_tables[run.region].empty()) m_regions.push_back(run.region);
        m_tables[run.region].push_back({});
    }
    for (const RegionId region : m_regions) {
        Table table;
        Sums sums;
        for (std::size_t k = 0; k < m_runs.size(); ++k) {
            const bool inside = m_runs[k].region == region;
            table.push_back({m_runs[k].begin, sums.members, sums.ramp, inside});
            sums = sumsWithin(table, k + 1 < m_runs.size() ? m_runs[k + 1].begin : m_period);
        }
        m_tables[region] = std::move(table);
    }
}

Index Texture::residueOf(Index x) const {
    const Index shifted = x - m_phase;
    return shifted - floorDivide(shifted, m_period) * m_period;
}

RegionId Texture::regionAt(Index x) const {
    const Index residue = residueOf(x);
    const auto above = std::upper_bound(m_runs.begin(), m_runs.end(), residue,
                                        [](Index r, const Run& run) { return r < run.begin; });
    return std::prev(above)->region;
}

Index Texture::nextChange(Index x) const {
    const Index residue = residueOf(x);
    const auto above = std::upper_bound(m_runs.begin(), m_runs.end(), residue,
                                        [](Index r, const Run& run) { return r < run.begin; });
    return x + (above == m_runs.end() ? m_period : above->begin) - residue;
}

Texture::Sums Texture::sumsWithin(const Table& table, Index residue) {
    std::size_t k = 0;
    if (table.size() <= 4) {
        while (k + 1 < table.size() && table[k + 1].begin <= residue) ++k;
    } else {
        const auto above = std::upper_bound(table.begin(), table.end(), residue,
                                            [](Index r, const Knot& knot) { return r < knot.begin; });
        k = static_cast<std::size_t>(above - table.begin()) - 1;
    }
    const Knot& knot = table[k];
    const Index steps = residue - knot.begin;
    const Index within = knot.inside ? steps : 0;
    return {knot.below + within, knot.ramp + knot.below * steps + within * (within + 1) / 2};
}

// Sums over the members below x, counted from the phase: x = phase + q * period + residue. Both are
// antiderivatives on all of the integers, so that differences of them are right on either side of the phase.
Texture::Sums Texture::sumsBelow(const Table& table, Index x) const {
    const Index shifted = x - m_phase;
    const Index q = floorDivide(shifted, m_period);
    const Index residue = shifted - q * m_period;
    const Sums whole = sumsWithin(table, m_period);
    const Sums part = sumsWithin(table, residue);
    // In period k < q the members' distances to x are those to the period's end plus (q - 1 - k) periods and
    // the residue.
    const CellCount ramp =
        q * whole.ramp + whole.members * (q * (q - 1) / 2 * m_period + q * residue) + part.ramp;
    return {q * whole.members + part.members, ramp};
}

Index Texture::members(RegionId region, Index begin, Index end) const {
    const Table& table = m_tables[region];
    if (table.empty() || end <= begin) return 0;
    return sumsBelow(table, end).members - sumsBelow(table, begin).members;
}

CellCount Texture::ramp(RegionId region, Index begin, Index end) const {
    const Table& table = m_tables[region];
    if (table.empty() || end <= begin) return 0;
    const Sums upper = sumsBelow(table, end);
    const Sums lower = sumsBelow(table, begin);
    return upper.ramp - lower.ramp - (end - begin) * lower.members;
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
