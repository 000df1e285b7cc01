#include "core/cost/kernels/ladder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "core/base/numbers.h"

namespace triscope {

namespace {

using Kind = LadderRung::Kind;

Traced<double> figure(const char* name, double value) {
    return named(name, Traced<double>(value));
}

Traced<double> cellCount(const char* name, CellCount cells) {
    return toReal(input<Traced<WideInt>>(name, cells));
}

double ratio(double dense, double pattern) {
    return pattern > 0 ? dense / pattern : 1;
}

std::string share(double part, double whole) {
    return formatPercent(whole > 0 ? part / whole : 0);
}

// What fills a kernel's time, its two longest steps.
Message longestSteps(const KernelCost& cost) {
    std::vector<KernelStepCost> steps = cost.steps;
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& a, const auto& b) { return a.seconds > b.seconds; });
    if (steps.size() < 2) return {TRISCOPE_TR("one pass: nothing is lost to the kernel itself"), {}};
    return {TRISCOPE_TR("%1 steps, not one; the longest take %2 and %3 of the time"),
            {std::to_string(steps.size()), share(steps[0].seconds, cost.seconds),
             share(steps[1].seconds, cost.seconds)}};
}

// Which resource bounds the ideal kernel.
Message boundBy(const KernelCost& ideal) {
    const auto time = [](double seconds) { return formatSeconds(Seconds{seconds}); };
    const KernelStepCost& step = ideal.steps.front();
    if (step.vector_seconds > 0) {
        return {TRISCOPE_TR("matrix units %1, vector units %2, memory %3: the longest is waited for"),
                {time(step.matrix_seconds), time(step.vector_seconds), time(step.memory_seconds)}};
    }
    return {TRISCOPE_TR("matrix units %1, memory %2: the longer is waited for"),
            {time(step.matrix_seconds), time(step.memory_seconds)}};
}

class Builder {
  public:
    Builder(const CostInput& input, const CostReport& report, const KernelCells& cells)
        : m_input(input), m_report(report), m_cells(cells) {}

    Ladder build() {
        addKernels();
        chooseKernel();
        m_ladder.prefill = prefillTime(m_input, m_report, m_ladder.costOf(AttentionKernel::FlashDense),
                                       m_ladder.costOf(m_ladder.kernel));
        m_ladder.measurements = measurementsOf(m_input, m_ladder.kernel);
        if (m_ladder.measurements != nullptr)
            m_ladder.residuals = residualsOf(*m_ladder.measurements, m_input.hardware);
        addCellRungs();
        addTimeRungs();
        addUnexplained();
        addCallRungs();
        return std::move(m_ladder);
    }

  private:
    void addKernels() {
        for (const KernelInfo& info : attentionKernels()) {
            KernelOption option{.kernel = info.kernel, .cost = {}, .why_not = whyNot(info.kernel, m_cells)};
            if (!option.why_not) option.cost = costOfKernel(info.kernel, m_input, m_cells);
            m_ladder.kernels.push_back(std::move(option));
        }
    }

    void chooseKernel() {
        m_ladder.kernel = pricedKernel(m_input, m_cells);
        const AttentionKernel chosen = m_input.kernel.value_or(m_ladder.kernel);
        if (const auto reason = whyNot(chosen, m_cells)) {
            m_ladder.kernel_note =
                Message{TRISCOPE_TR("The kernel '%1' is %2. '%3' is priced instead."),
                        {infoOf(chosen).name, reason->str(), infoOf(m_ladder.kernel).name}};
        }
    }

    void add(Kind kind, double factor, Explained formula, Message why, bool estimate = true) {
        m_ladder.rungs.push_back({kind, factor, std::move(formula), std::move(why), estimate});
    }

    void addCellRungs() {
        const CellCounts& cells = m_report.cells;
        const auto real = [](CellCount count) { return static_cast<double>(count); };
        add(Kind::Pairs, ratio(real(cells.dense_kept), real(cells.pattern_kept)),
            explained(cellCount("dense kept cells", cells.dense_kept) /
                      cellCount("kept cells", cells.pattern_kept)),
            {TRISCOPE_TR("query-key pairs that the mask keeps"), {}}, false);
        const double padding = real(cells.pattern_executed - cells.pattern_kept);
        add(Kind::Blocks, ratio(real(cells.dense_kept), real(cells.pattern_executed)),
            explained(cellCount("dense kept cells", cells.dense_kept) /
                      cellCount("executed cells", cells.pattern_executed)),
            {TRISCOPE_TR("blocks of %1 are computed whole: %2 of what is executed is dropped again"),
             {groupDigits(m_input.block), share(padding, real(cells.pattern_executed))}},
            false);
    }

    void addTimeRungs() {
        const KernelCost& dense = m_ladder.costOf(AttentionKernel::FlashDense);
        const KernelCost& ideal = m_ladder.costOf(AttentionKernel::Fused);
        const KernelCost& real = m_ladder.costOf(m_ladder.kernel);
        add(Kind::Roofline, ratio(dense.seconds, ideal.seconds),
            explained(figure("seconds of a dense layer", dense.seconds) /
                      figure("seconds of an ideal layer", ideal.seconds)),
            boundBy(ideal));
        add(Kind::Kernel, ratio(dense.seconds, real.seconds),
            explained(figure("seconds of a dense layer", dense.seconds) /
                      figure("seconds of a pattern layer", real.seconds)),
            longestSteps(real));
    }

    // How far the mechanism is from what was measured, at the published length nearest to this one.
    void addUnexplained() {
        const Residual* nearest = nullptr;
        const auto distance = [&](const Residual& r) {
            return std::abs(
                std::log(static_cast<double>(r.measured.seq) / static_cast<double>(m_input.mask.shape.keys)));
        };
        for (const Residual& residual : m_ladder.residuals) {
            if (!residual.measured.layer_speedup) continue;
            if (nearest == nullptr || distance(residual) < distance(*nearest)) nearest = &residual;
        }
        if (nearest == nullptr) return;
        const double measured = *nearest->measured.layer_speedup;
        const double gap = nearest->layer_speedup / measured;
        const double predicted = m_ladder.rungs.back().factor;
        add(Kind::Unexplained, predicted / gap,
            explained(
                figure("factor of the kernel", predicted) /
                (figure("predicted there", nearest->layer_speedup) / figure("measured there", measured))),
            {TRISCOPE_TR("at %1 tokens %2x was measured, the mechanism gives %3x: %4 unexplained"),
             {groupDigits(nearest->measured.seq), formatRatio(measured), formatRatio(nearest->layer_speedup),
              formatPercent(std::abs(gap - 1))}});
    }

    void addCallRungs() {
        const PrefillTime& time = m_ladder.prefill;
        const double dense_attention = time.dense_seconds - m_report.dense.linear_seconds.value;
        const double mix_attention = time.mix_seconds - m_report.mix.linear_seconds.value;
        const auto dense = figure("dense seconds", time.dense_seconds);
        const auto mix = figure("mix seconds", time.mix_seconds);
        add(Kind::Layers, ratio(dense_attention, mix_attention),
            explained((dense - figure("linear_seconds", m_report.dense.linear_seconds.value)) /
                      (mix - figure("linear_seconds", m_report.mix.linear_seconds.value))),
            counted(m_input.patternLayers(), TRISCOPE_TR("only %1 of %2 layers uses the pattern"),
                    TRISCOPE_TR("only %1 of %2 layers use the pattern"),
                    {groupDigits(m_input.patternLayers()), groupDigits(m_input.model.layers)}));
        add(Kind::EndToEnd, ratio(time.dense_seconds, time.mix_seconds), explained(dense / mix),
            {TRISCOPE_TR("linear operations (%1) stay; were those layers' attention free: %2x"),
             {formatSeconds(m_report.mix.linear_seconds),
              formatRatio(ratio(time.dense_seconds, time.others_seconds))}});
    }

    const CostInput& m_input;
    const CostReport& m_report;
    const KernelCells& m_cells;
    Ladder m_ladder;
};

}  // namespace

const char* rungName(Kind kind) {
    static constexpr std::array kNames{"pairs",       "blocks", "roofline",  "kernel",
                                       "unexplained", "layers", "end_to_end"};
    return kNames.at(static_cast<std::size_t>(kind));
}

const char* rungTitle(Kind kind) {
    static constexpr std::array kTitles{
        TRISCOPE_TR("Pairs kept"),         TRISCOPE_TR("In blocks"),   TRISCOPE_TR("Roofline"),
        TRISCOPE_TR("Kernel mechanics"),   TRISCOPE_TR("As measured"), TRISCOPE_TR("All layers' attention"),
        TRISCOPE_TR("Time to first token")};
    return kTitles.at(static_cast<std::size_t>(kind));
}

const KernelCost& Ladder::costOf(AttentionKernel of) const {
    const auto found = std::find_if(kernels.begin(), kernels.end(),
                                    [of](const KernelOption& option) { return option.kernel == of; });
    assert(found != kernels.end() && found->cost);
    return *found->cost;
}

Ladder ladderOf(const CostInput& input, const CostReport& report) {
    return Builder(input, report, countKernelCells(input.mask, report.cells)).build();
}

std::vector<Residual> residualsOf(const MeasurementSet& set, const Hardware& hardware) {
    std::vector<Residual> residuals;
    for (const MeasuredPoint& point : set.points) {
        CostInput input = set.at(point);
        input.hardware = hardware;
        const PrefillEstimate at = estimatePrefill(input);
        residuals.push_back({point, at.time.dense_seconds, at.time.mix_seconds, at.dense_layer.seconds,
                             at.dense_layer.seconds / at.pattern_layer.seconds});
    }
    return residuals;
}

}  // namespace triscope
