#include "app/gui/pages/cost/measure_plot.h"

#include <algorithm>
#include <bit>

#include "app/gui/pages/cost/length_curves.h"
#include "app/gui/text/numbers.h"
#include "core/base/numbers.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr Index kPoints = 49;

// From a power of two below the shortest to one above the longest, neither of them at the very edge.
std::vector<Index> lengthsAround(std::span<const Index> lengths) {
    const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
    const auto below = static_cast<std::uint64_t>(std::max<Index>(1, *least * 3 / 4));
    const auto above = static_cast<std::uint64_t>(std::min(kMaxLength, *most * 4 / 3 + 1));
    return logSpacedLengths(static_cast<Index>(std::bit_floor(below)),
                            static_cast<Index>(std::bit_ceil(above)), kPoints);
}

LogPlot emptyPlot() {
    LogPlot plot;
    plot.x_text = [](double length) {
        return QString::fromStdString(shortCount(static_cast<Index>(length)));
    };
    plot.y_text = [](double seconds) { return axisText(seconds, Quantity::Time); };
    return plot;
}

}  // namespace

LogPlot calibrationPlot(const CostInput& input, const Calibration& calibration) {
    CostInput calibrated = input;
    calibrated.hardware = calibratedHardware(input.hardware, calibration, {}, {});
    LogPlot plot = emptyPlot();
    std::vector<Index> lengths;
    for (const CalibratedPoint& point : calibration.points) {
        lengths.push_back(point.measurement.seq);
        const QPointF dot(static_cast<double>(point.measurement.seq), point.measurement.seconds.value);
        if (point.measurement.kind == MeasuredKind::Dense) plot.measured[0] << dot;
        if (point.measurement.kind == MeasuredKind::Mix) plot.measured[2] << dot;
    }
    for (const LengthCost& at : costOfLengths(calibrated, lengthsAround(lengths))) {
        plot.x.push_back(static_cast<double>(at.seq));
        plot.curves[0].push_back(at.cost.dense.seconds.value);
        plot.curves[2].push_back(at.cost.mix.seconds.value);
    }
    return plot;
}

LogPlot measuredPlot(const MeasureRequest& request, const MeasuredCost* measured) {
    MeasureRequest around = request;
    around.lengths.clear();
    // A pattern may be impossible at some of them.
    for (const Index seq : lengthsAround(request.lengths)) {
        MaskSettings mask = request.input.mask;
        mask.shape = MaskShape::square(seq);
        if (validate(mask).empty() && checkBlocks(mask, request.input.block).empty())
            around.lengths.push_back(seq);
    }
    LogPlot plot = emptyPlot();
    for (const MeasuredRun& run : predictRuns(around)) {
        if (run.pattern == "dense") {
            plot.x.push_back(static_cast<double>(run.seq));
            plot.curves[0].push_back(run.predicted.value);
        } else {
            plot.curves[1].push_back(run.predicted.value);
        }
    }
    if (measured == nullptr) return plot;
    for (const MeasuredRun& run : measured->runs) {
        plot.measured[run.pattern == "dense" ? 0 : 1]
            << QPointF(static_cast<double>(run.seq), run.seconds.value);
    }
    return plot;
}

QString residualText(Seconds predicted, Seconds measured) {
    return text(formatResidual(predicted.value / measured.value - 1));
}

}  // namespace triscope::gui
