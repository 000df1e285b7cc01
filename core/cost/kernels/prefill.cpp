#include "core/cost/kernels/prefill.h"

namespace triscope {

namespace {

// Times over the number type, so that what is shown is what was computed.
template <class Real>
struct PrefillParts {
    Real linear;
    Real dense_attention;  // of the report: every layer dense, or the chosen ones with the pattern
    Real mix_attention;
    Real dense_layer_roofline;
    Real pattern_layer_roofline;
    Real dense_layer;  // by its kernel
    Real pattern_layer;
    Real full_layers;
    Real dense_layers;  // of the mix
    Real pattern_layers;

    // Of one dense layer: its launch and what the vector units add, which the report's roofline leaves out.
    Real launch() const { return dense_layer - dense_layer_roofline; }
    Real dense() const { return linear + dense_attention + full_layers * launch(); }
    Real otherAttention() const {
        return maximum(Real(0), mix_attention - pattern_layers * pattern_layer_roofline) +
               dense_layers * launch();
    }
    Real mix() const {
        return linear + named("attention of the other layers", otherAttention()) +
               pattern_layers * pattern_layer;
    }
};

template <class Real>
PrefillParts<Real> partsOf(const CostInput& in, const CostReport& report, const KernelCost& dense,
                           const KernelCost& pattern) {
    const auto seconds = [](const char* name, double value) { return named(name, Real(value)); };
    const auto count = [](const char* name, Index value) {
        return input<Real>(name, static_cast<double>(value));
    };
    const Index layers = in.patternLayers();
    return {.linear = seconds("linear_seconds", report.mix.linear_seconds.value),
            .dense_attention = seconds("attention_seconds", report.dense.attention_seconds.value),
            .mix_attention = seconds("attention_seconds", report.mix.attention_seconds.value),
            .dense_layer_roofline =
                seconds("attention_seconds of a dense layer", report.dense_layer.attention_seconds.value),
            .pattern_layer_roofline = seconds("attention_seconds of a pattern layer",
                                              report.triangle_layer.attention_seconds.value),
            .dense_layer = seconds("seconds of a dense layer", dense.seconds),
            .pattern_layer = seconds("seconds of a pattern layer", pattern.seconds),
            .full_layers = count("layers with full attention", in.model.fullLayers()),
            .dense_layers = count("dense layers", in.model.fullLayers() - layers),
            .pattern_layers = count("pattern layers", layers)};
}

}  // namespace

PrefillTime prefillTime(const CostInput& input, const CostReport& report, const KernelCost& dense,
                        const KernelCost& pattern) {
    const auto parts = partsOf<double>(input, report, dense, pattern);
    return {.dense_seconds = parts.dense(),
            .mix_seconds = parts.mix(),
            .others_seconds = parts.linear + parts.otherAttention()};
}

PrefillEstimate estimatePrefill(const CostInput& input) {
    return estimatePrefill(input, countKernelCells(input));
}

PrefillEstimate estimatePrefill(const CostInput& input, const KernelCells& cells) {
    const AttentionKernel kernel = pricedKernel(input, cells);
    PrefillEstimate estimate{.report = costOf(input, cells.counts),
                             .kernel = kernel,
                             .dense_layer = costOfKernel(AttentionKernel::FlashDense, input, cells),
                             .pattern_layer = costOfKernel(kernel, input, cells),
                             .time = {}};
    estimate.time = prefillTime(input, estimate.report, estimate.dense_layer, estimate.pattern_layer);
    return estimate;
}

PrefillFormulas prefillFormulas(const CostInput& input, const CostReport& report, const KernelCost& dense,
                                const KernelCost& pattern) {
    const auto parts = partsOf<Traced<double>>(input, report, dense, pattern);
    return {explained(parts.dense()), explained(parts.otherAttention()), explained(parts.mix())};
}

}  // namespace triscope
