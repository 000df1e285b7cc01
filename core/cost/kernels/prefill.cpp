#include "core/cost/kernels/prefill.h"

#include <algorithm>

#include "core/cost/traced.h"

namespace triscope {

namespace {

struct PrefillParts {
    double linear = 0;
    double other_attention = 0;  // of the layers without the pattern
    double pattern_layers = 0;
    double pattern_layer = 0;
};

template <class Real>
Real mixSeconds(const PrefillParts& parts) {
    return named("linear_seconds", Real(parts.linear)) +
           named("attention of the other layers", Real(parts.other_attention)) +
           input<Real>("pattern layers", parts.pattern_layers) *
               named("seconds of a pattern layer", Real(parts.pattern_layer));
}

}  // namespace

PrefillTime prefillTime(const CostInput& input, const CostReport& report, const KernelCost& dense,
                        const KernelCost& kernel) {
    const auto layers = static_cast<double>(input.patternLayers());
    const auto full = static_cast<double>(input.model.fullLayers());
    // Dense layers are launched too, which a roofline leaves out.
    const double launch = dense.seconds - report.dense_layer.attention_seconds.value;
    const double others =
        report.mix.attention_seconds.value - layers * report.triangle_layer.attention_seconds.value;
    const PrefillParts parts{report.mix.linear_seconds.value,
                             std::max(0.0, others) + (full - layers) * launch, layers, kernel.seconds};
    const auto traced = mixSeconds<Traced<double>>(parts);
    return {.dense_seconds = report.dense.seconds.value + full * launch,
            .mix_seconds = mixSeconds<double>(parts),
            .others_seconds = parts.linear + parts.other_attention,
            .mix_formula = {traced.symbols(), traced.numbers(), roundedText(traced.value())}};
}

}  // namespace triscope
