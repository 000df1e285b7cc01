#include "core/attention/mask_effect.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "core/attention/cpu_backend.h"
#include "core/attention/effect_summary.h"
#include "core/attention/kept_region.h"
#include "core/attention/plain_loops.h"
#include "core/base/progress_part.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

// The share of all keys, of that LSE, that are not among some, of that.
double massBeyond(double part, double whole) {
    return std::clamp(-std::expm1(part - whole), 0.0, 1.0);
}

template <class Real>
RowEffect effectOn(std::span<const Real> whole, std::span<const Real> part, double whole_lse,
                   double part_lse) {
    double difference = 0;
    double whole_size = 0;
    double part_size = 0;
    double product = 0;
    for (std::size_t d = 0; d < whole.size(); ++d) {
        const double a{whole[d]};
        const double b{part[d]};
        difference += (a - b) * (a - b);
        whole_size += a * a;
        part_size += b * b;
        product += a * b;
    }
    RowEffect effect{.difference = 0, .cosine = 1, .lost_mass = massBeyond(part_lse, whole_lse)};
    if (difference > 0) effect.difference = std::sqrt(difference / whole_size);
    if (whole_size > 0 && part_size > 0) {
        effect.cosine = product / std::sqrt(whole_size * part_size);
    } else if (difference > 0) {
        effect.cosine = 0;
    }
    return effect;
}

bool looksAhead(const Mask& mask, const RunControl& control) {
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        control.throwIfStopped();
        const std::vector<Range> spans = mask.keptSpans(row);
        if (!spans.empty() && spans.back().end > mask.shape().position(row) + 1) return true;
    }
    return false;
}

class Measurement {
  public:
    Measurement(AttentionProblem problem, const RunOptions& options, const RunControl& control)
        : m_problem(std::move(problem)), m_pattern(m_problem.mask), m_options(options), m_control(control) {
        m_effect.baseline = looksAhead(*m_pattern, control) ? "full" : "dense";
        m_effect.heads = m_problem.heads();
        m_effect.queries = m_problem.queries();
        m_whole = makeMask({.pattern = m_effect.baseline, .shape = m_pattern->shape()}, control);
        countRegions();
        m_all_work = static_cast<double>(cellsOf(*m_whole) + cellsOf(*m_pattern));
        for (const RegionMass& region : m_effect.regions) {
            if (hasRun(region))
                m_all_work += static_cast<double>(cellsOf(*keepOnly(m_pattern, region.region)));
        }
    }

    MaskEffect measure() {
        const AttentionResult whole = run(m_whole);
        const AttentionResult pattern = run(m_pattern);
        m_effect.baseline_run = whole.record;
        m_effect.pattern_run = pattern.record;
        compare(whole, pattern);
        shareMass(whole.lse, pattern.lse);
        measureLastRow();
        m_control.report(1);
        return std::move(m_effect);
    }

  private:
    static CellCount cellsOf(const Mask& mask) { return mask.keptCount(mask.shape().rect()); }

    void countRegions() {
        std::vector<RegionMass> regions(m_pattern->regions().size());
        for (QueryIndex row = 0; row < m_effect.queries; ++row) {
            m_control.throwIfStopped();
            const std::vector<Range> whole = m_whole->keptSpans(row);
            const Range reach = whole.empty() ? Range{} : Range{0, whole.back().end};
            CellCount dropped = 0;
            for (const RegionSpan& span : m_pattern->regionSpans(row)) {
                const Index cells = intersect(span.cols, reach).size();
                regions[span.region].cells += cells;
                if (!m_pattern->regions()[span.region].kept) dropped += cells;
            }
            m_effect.dropped.push_back(dropped);
        }
        for (RegionId id = 0; id < regions.size(); ++id) {
            regions[id].region = id;
            regions[id].kept = m_pattern->regions()[id].kept;
            if (regions[id].cells > 0) m_effect.regions.push_back(regions[id]);
        }
    }

    AttentionResult run(const MaskPtr& mask) {
        const double begin = m_done / std::max(m_all_work, 1.0);
        m_done += static_cast<double>(cellsOf(*mask));
        const RunControl part = partOf(m_control, begin, m_done / std::max(m_all_work, 1.0));
        m_problem.mask = mask;
        return CpuBackend().run(m_problem, m_options, part);
    }

    void compare(const AttentionResult& whole, const AttentionResult& pattern) {
        const auto dims = static_cast<std::size_t>(m_problem.headDim());
        m_effect.rows.resize(static_cast<std::size_t>(m_effect.heads * m_effect.queries));
        auto effect = m_effect.rows.begin();
        for (Index head = 0; head < m_effect.heads; ++head) {
            for (QueryIndex row = 0; row < m_effect.queries; ++row, ++effect) {
                if (m_effect.dropped[static_cast<std::size_t>(row)] == 0) continue;
                *effect = effectOn<float>({whole.output.row(head, row), dims},
                                          {pattern.output.row(head, row), dims}, *whole.lse.row(head, row),
                                          *pattern.lse.row(head, row));
            }
        }
    }

    void shareMass(const BasicTensor<double>& whole, const BasicTensor<double>& pattern) {
        RegionMass* rest = largestLeftOut();
        double left = summarize(m_effect, &RowEffect::lost_mass).mean;
        for (RegionMass& region : m_effect.regions) {
            if (&region == rest) continue;
            fill(region, whole, hasRun(region) ? run(keepOnly(m_pattern, region.region)).lse : pattern);
            if (!region.kept) left -= region.mass;
        }
        if (rest != nullptr) rest->mass = std::max(left, 0.0);
    }

    // Whether its mass takes a run of its own: not if the pattern keeps nothing else.
    bool hasRun(const RegionMass& region) {
        const auto kept = std::count_if(m_effect.regions.begin(), m_effect.regions.end(),
                                        [](const RegionMass& one) { return one.kept; });
        return region.kept ? kept > 1 : &region != largestLeftOut();
    }

    // Has what the others leave of the lost mass, so that the most expensive run is not needed. One that goes
    // beyond the baseline comes first: a run of it would count keys that are none of the baseline's.
    RegionMass* largestLeftOut() {
        const auto beyond = [this](const RegionMass& region) {
            return m_pattern->count(region.region, m_pattern->shape().rect()) > region.cells;
        };
        RegionMass* largest = nullptr;
        for (RegionMass& region : m_effect.regions) {
            if (region.kept) continue;
            if (largest == nullptr ||
                std::pair(beyond(*largest), largest->cells) < std::pair(beyond(region), region.cells))
                largest = &region;
        }
        return largest;
    }

    void fill(RegionMass& region, const BasicTensor<double>& whole, const BasicTensor<double>& part) const {
        const auto rows = static_cast<std::size_t>(m_effect.queries);
        region.by_row.assign(rows, 0);
        for (std::size_t k = 0; k < whole.data.size(); ++k) {
            const double share = std::isinf(part.data[k]) ? 0 : std::exp(part.data[k] - whole.data[k]);
            region.by_row[k % rows] += std::min(share, 1.0) / static_cast<double>(m_effect.heads);
        }
        for (const double share : region.by_row) region.mass += share / static_cast<double>(rows);
    }

    void measureLastRow() {
        const QueryIndex last = m_effect.queries - 1;
        PlainLoops<double> loops(m_problem);
        std::vector<double> a(static_cast<std::size_t>(m_problem.headDim()));
        std::vector<double> b(a.size());
        for (Index head = 0; head < m_effect.heads; ++head) {
            m_control.throwIfStopped();
            m_problem.mask = m_whole;
            const double whole_lse = loops.row(head, last, a);
            m_problem.mask = m_pattern;
            const double pattern_lse = loops.row(head, last, b);
            m_effect.last_row.push_back(effectOn<double>(a, b, whole_lse, pattern_lse));
        }
    }

    AttentionProblem m_problem;  // under whichever mask is run
    MaskPtr m_pattern;
    const RunOptions& m_options;
    const RunControl& m_control;
    MaskPtr m_whole;
    MaskEffect m_effect;
    double m_done = 0;  // in cells
    double m_all_work = 1;
};

}  // namespace

MaskEffect measureMaskEffect(AttentionProblem problem, const RunOptions& options, const RunControl& control) {
    return Measurement(std::move(problem), options, control).measure();
}

}  // namespace triscope
