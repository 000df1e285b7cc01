#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/rect.h"
#include "core/mask/region.h"

namespace triscope {

// Regions that repeat along one coordinate x of a cell: its column j, or its diagonal r - j (r the row of the
// call). The period is cut into runs, each in one region.
class Texture {
  public:
    enum class Axis { Columns, Diagonals };

    struct Run {
        Index begin = 0;  // of [0, period); the run ends where the next one begins
        RegionId region = 0;

        friend bool operator==(const Run&, const Run&) = default;
    };

    // Run k covers the x with begin <= (x - phase) mod period < the next run's begin. Precondition: period >
    // 0; runs ascend and the first begins at 0.
    Texture(Axis axis, Index period, Index phase, std::vector<Run> runs);

    Axis axis() const { return m_axis; }
    Index period() const { return m_period; }
    Index phase() const { return m_phase; }
    std::size_t runCount() const { return m_runs.size(); }
    // The same, with other regions in the place of these.
    std::shared_ptr<const Texture> renamed(const std::function<RegionId(RegionId)>& name) const;
    // Each region that occurs, once.
    const std::vector<RegionId>& regions() const { return m_regions; }

    RegionId regionAt(Index x) const;
    // The first x' > x at which a new run begins.
    Index nextChange(Index x) const;
    // Calls visit(part of `range`, its region) for the runs that meet the range, in ascending order.
    template <class Visit>
    void forEachRun(Range range, const Visit& visit) const;
    // The same in descending order.
    template <class Visit>
    void forEachRunBackwards(Range range, const Visit& visit) const;

    // How many of [begin, end) lie in `region`. O(log runs).
    Index members(RegionId region, Index begin, Index end) const;
    // The sum of (end - x) over the x in [begin, end) that lie in `region`.
    CellCount ramp(RegionId region, Index begin, Index end) const;

    // Sums over the members below x, relative to an origin that is the same for all x.
    struct Sums {
        Index members = 0;
        CellCount ramp = 0;  // of their distances to x
    };
    // Precondition: the region occurs.
    Sums sumsBelow(RegionId region, Index x) const;

  private:
    // Of the members of one region below a run's begin: how many, and the sum of their distances to it.
    struct Knot {
        Index begin = 0;
        Index below = 0;
        CellCount ramp = 0;
        bool inside = false;
    };
    struct Table {
        std::vector<Knot> knots;
        Sums whole;  // of one period
    };
    // x = phase + periods * period + residue.
    struct Place {
        Index periods = 0;
        Index residue = 0;
    };

    std::size_t runAt(Index x) const;
    Index sizeOf(std::size_t run) const {
        return (run + 1 < m_runs.size() ? m_runs[run + 1].begin : m_period) - m_runs[run].begin;
    }
    static Sums sumsWithin(const std::vector<Knot>& knots, Index residue);
    Place placeOf(Index x) const;

    Axis m_axis;
    Index m_period;
    Index m_phase;
    double m_per_period;  // 1 / period
    std::vector<Run> m_runs;
    std::vector<RegionId> m_regions;
    std::array<Table, kMaxRegions> m_tables;  // by region; empty where it does not occur
};

template <class Visit>
void Texture::forEachRun(Range range, const Visit& visit) const {
    if (range.empty()) return;
    std::size_t run = runAt(range.begin);
    for (Index x = range.begin, end = nextChange(x); x < range.end;) {
        visit(Range{x, std::min(end, range.end)}, m_runs[run].region);
        x = end;
        run = run + 1 < m_runs.size() ? run + 1 : 0;
        end += sizeOf(run);
    }
}

template <class Visit>
void Texture::forEachRunBackwards(Range range, const Visit& visit) const {
    if (range.empty()) return;
    std::size_t run = runAt(range.end - 1);
    for (Index end = range.end, x = nextChange(end - 1) - sizeOf(run); end > range.begin;) {
        visit(Range{std::max(x, range.begin), end}, m_runs[run].region);
        end = x;
        run = run > 0 ? run - 1 : m_runs.size() - 1;
        x -= sizeOf(run);
    }
}

// Of the diagonals [diagonals) of a texture along them, the cells of one region in the quadrant that row r -
// 1 and column c bound, rows before r and columns from c on: a function of r - c alone, whose differences are
// the cells of any rect.
class QuadrantCounter {
  public:
    // Precondition: the diagonals span less than 4 kMaxLength.
    QuadrantCounter(const Texture& texture, RegionId region, Range diagonals);

    CellCount at(Index row_minus_column) const;

  private:
    const Texture* m_texture;
    RegionId m_region;
    Range m_diagonals;
    Texture::Sums m_origin;  // below the first diagonal
};

using TexturePtr = std::shared_ptr<const Texture>;

// The texture whose region at x is combine(a's region, b's region); nullptr when the axes differ or the
// common period would have more than `most_runs` runs.
TexturePtr merged(const Texture& a, const Texture& b,
                  const std::function<RegionId(RegionId, RegionId)>& combine, std::size_t most_runs);

}  // namespace triscope
