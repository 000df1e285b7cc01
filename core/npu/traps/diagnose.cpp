#include "core/npu/traps/diagnose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/base/numbers.h"
#include "core/npu/traps/row_evidence.h"
#include "core/npu/traps/sampled_rows.h"

namespace triscope {

namespace {

constexpr double kLeastPower = 256;
constexpr double kClearlyBetter = 64;

struct Hypothesis {
    const Trap* trap = nullptr;
    Fault fault;
};

std::vector<Hypothesis> hypothesesFor(const TrapScene& scene) {
    std::vector<Hypothesis> all;
    for (const Trap& trap : trapCatalog()) {
        for (Fault& fault : trap.faults(scene)) all.push_back({&trap, std::move(fault)});
    }
    return all;
}

// What the rows say together of one fault.
struct Case {
    RowEvidence sum;
    Index rows = 0;
    Index explained = 0;
    Index breaks = 0;
    Index breaks_explained = 0;
    Index changes = 0;
    Index changes_explained = 0;
    Index loses_keys = 0;
    double from_fault = 0;  // over the rows that change and are explained
    double from_asked = 0;
    double lse_from_asked = 0;

    void add(const RowEvidence& row) {
        ++rows;
        sum.power += row.power;
        sum.lse_power += row.lse_power;
        sum.projection += row.projection;
        sum.residual += row.residual;
        explained += row.explained ? 1 : 0;
        breaks += row.breaks ? 1 : 0;
        breaks_explained += row.breaks && row.explained ? 1 : 0;
        changes += row.changes ? 1 : 0;
        loses_keys += row.loses_keys ? 1 : 0;
        if (!row.changes || !row.explained) return;
        ++changes_explained;
        from_fault = std::max(from_fault, row.from_fault);
        from_asked = std::max(from_asked, row.from_asked);
        lse_from_asked = std::max(lse_from_asked, row.lse_from_asked);
    }

    double share() const { return sum.projection / sum.power; }
    double deviation() const { return 1 / std::sqrt(sum.power); }

    bool isLikely() const {
        if (breaks == 0 && sum.power < kLeastPower) return false;
        // A mask that leaves nothing explains whatever becomes of nothing.
        if (loses_keys == rows) return false;
        if (20 * explained < 19 * rows || 20 * breaks_explained < 19 * breaks) return false;
        return sum.power < kLeastPower || std::abs(share() - 1) <= std::max(0.1, 4 * deviation());
    }

    Message evidence() const {
        if (breaks > 0) {
            return {TRISCOPE_TR("%1 of the %2 rows that it makes NaN or infinite are, and no other"),
                    {groupDigits(breaks_explained), groupDigits(breaks)}};
        }
        if (changes == 0) {
            return {TRISCOPE_TR("over all %1 rows together the output has moved %2 times as far as it would "
                                "move it, give or take %3; a right one would have by 0"),
                    {groupDigits(rows), fmt::format("{:.2f}", share()), fmt::format("{:.2f}", deviation())}};
        }
        if (sum.power - sum.lse_power < kLeastPower) {
            return {TRISCOPE_TR("in %1 of the %2 rows that it changes the LSE is as it makes it, up to %3 "
                                "from what was asked for; the output is the same"),
                    {groupDigits(changes_explained), groupDigits(changes),
                     fmt::format("{:.2g}", lse_from_asked)}};
        }
        return {TRISCOPE_TR("in %1 of the %2 rows that it changes the output is as it makes it: at most %3 "
                            "from that, and up to %4 from what was asked for"),
                {groupDigits(changes_explained), groupDigits(changes), fmt::format("{:.2g}", from_fault),
                 fmt::format("{:.2g}", from_asked)}};
    }
};

// The plain average of the values of each KV head.
BasicTensor<double> meanValues(const Tensor& v) {
    BasicTensor<double> mean({v.shape.heads, 1, v.shape.head_dim});
    for (Index head = 0; head < v.shape.heads; ++head) {
        for (Index token = 0; token < v.shape.seq; ++token) {
            for (Index d = 0; d < v.shape.head_dim; ++d)
                mean.row(head, 0)[d] += double{v.row(head, token)[d]} / static_cast<double>(v.shape.seq);
        }
    }
    return mean;
}

class Examination {
  public:
    Examination(const TrapScene& scene, const ObservedOutput& observed)
        : m_scene(scene),
          m_observed(observed),
          m_hypotheses(hypothesesFor(scene)),
          m_asked(maskedRows(scene.problem.mask)),
          m_means(meanValues(scene.problem.v)),
          m_rows(sampleRows(scene.problem)) {}

    Diagnosis diagnosis(const RunControl& control) {
        const std::vector<Case> cases = sumUp(lookAtRows(control));
        Diagnosis diagnosis;
        diagnosis.rows_looked_at = static_cast<Index>(m_rows.size());
        diagnosis.rows = m_scene.problem.heads() * m_scene.problem.queries();
        double best = INFINITY;
        for (const Case& one : cases) {
            if (one.isLikely()) best = std::min(best, one.sum.residual);
        }
        for (std::size_t k = 0; k < cases.size(); ++k) {
            if (!cases[k].isLikely() || cases[k].sum.residual > best + kClearlyBetter) continue;
            const Hypothesis& hypothesis = m_hypotheses[k];
            // The same trap in two ways that are one here.
            if (!diagnosis.causes.empty() && diagnosis.causes.back().trap == hypothesis.trap) continue;
            diagnosis.causes.push_back({hypothesis.trap, hypothesis.fault.words, cases[k].evidence()});
        }
        addCautions(diagnosis);
        return diagnosis;
    }

  private:
    using Evidence = std::vector<RowEvidence>;

    ObservedRow observedRow(const SampledRow& at) const {
        const auto dims = static_cast<std::size_t>(m_scene.problem.headDim());
        ObservedRow row{{m_observed.output.row(at.head, at.row), dims}};
        if (m_observed.lse != nullptr) row.lse = *m_observed.lse->row(at.head, at.row);
        return row;
    }

    Evidence lookAt(const SampledRow& at) const {
        const AttentionProblem& problem = m_scene.problem;
        const ScoredRow row(problem, at.head, at.row, m_scene.dtype);
        const RowValue asked = m_asked->value(row);
        const std::span<const double> mean{m_means.row(problem.kvHead(at.head), 0),
                                           static_cast<std::size_t>(problem.headDim())};
        Evidence evidence;
        for (const Hypothesis& hypothesis : m_hypotheses) {
            const RowValue fault = hypothesis.fault.rule->value(row);
            evidence.push_back(weighEvidence(observedRow(at), {asked, fault, mean}, m_scene.dtype));
        }
        return evidence;
    }

    std::vector<Evidence> lookAtRows(const RunControl& control) const {
        const auto count = static_cast<Index>(m_rows.size());
        std::vector<Evidence> evidence(m_rows.size());
        ParallelWatch progress(control, count);
        forEachTask(count, threadsOf({}), 1, [&](Index task, std::size_t) {
            progress.run(1, [&] {
                const auto k = static_cast<std::size_t>(task);
                evidence[k] = lookAt(m_rows[k]);
            });
        });
        progress.finish();
        return evidence;
    }

    // In the order of the rows, so that the numbers are the same for any number of threads.
    std::vector<Case> sumUp(const std::vector<Evidence>& rows) const {
        std::vector<Case> cases(m_hypotheses.size());
        for (const Evidence& row : rows) {
            for (std::size_t k = 0; k < cases.size(); ++k) cases[k].add(row[k]);
        }
        return cases;
    }

    void addCautions(Diagnosis& diagnosis) const {
        const Mask& mask = *m_scene.problem.mask;
        if (!hasEmptyMiddle(m_scene.problem.mask)) return;
        diagnosis.cautions.push_back({findTrap("empty-middle"),
                                      {TRISCOPE_TR("dense attention is the same here"), {}},
                                      {TRISCOPE_TR("the mask keeps all of the %1 causal cells"),
                                       {groupDigits(mask.causalCount(mask.shape().rect()))}}});
    }

    const TrapScene& m_scene;
    ObservedOutput m_observed;
    std::vector<Hypothesis> m_hypotheses;
    RowRulePtr m_asked;
    BasicTensor<double> m_means;
    std::vector<SampledRow> m_rows;
};

}  // namespace

Diagnosis diagnose(const TrapScene& scene, const ObservedOutput& observed, const RunControl& control) {
    return Examination(scene, observed).diagnosis(control);
}

}  // namespace triscope
