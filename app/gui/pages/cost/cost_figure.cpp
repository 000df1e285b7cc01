#include "app/gui/pages/cost/cost_figure.h"

#include "core/base/numbers.h"

namespace triscope::gui {

CostFigure figureOf(Flops flops) {
    return {formatFlops(flops), flops.toDouble()};
}

CostFigure figureOf(Bytes bytes) {
    return {formatBytes(bytes), bytes.toDouble()};
}

CostFigure figureOf(Seconds seconds) {
    return {formatSeconds(seconds), seconds.value};
}

const CallCost& callOf(const CostReport& report, CostScope scope) {
    if (scope == CostScope::Dense) return report.dense;
    return scope == CostScope::Triangle ? report.triangle : report.mix;
}

const LayerCost& layerOf(const CostReport& report, CostScope scope) {
    if (scope == CostScope::SlidingLayer) return *report.sliding_layer;
    return scope == CostScope::DenseLayer ? report.dense_layer : report.triangle_layer;
}

std::string ratioText(const CostFigure& dense, const CostFigure& other) {
    return dense.amount == 0 || other.amount == 0 ? "–" : formatRatio(dense.amount / other.amount) + "×";
}

CostScope denseScopeFor(CostScope scope) {
    return isLayerScope(scope) ? CostScope::DenseLayer : CostScope::Dense;
}

bool isLayerScope(CostScope scope) {
    return scope == CostScope::DenseLayer || scope == CostScope::TriangleLayer ||
           scope == CostScope::SlidingLayer;
}

}  // namespace triscope::gui
