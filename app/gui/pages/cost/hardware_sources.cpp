#include "app/gui/pages/cost/hardware_sources.h"

#include <QCoreApplication>
#include <array>

namespace triscope::gui {

namespace {

// `scale` of the figure's base unit make one `unit`.
HardwareSource sourceOf(const char* name, const Sourced<double>& figure, double scale = 1,
                        const char* unit = "") {
    const QString value = QString::number(figure.value / scale, 'g', 6) + QLatin1String(unit);
    return {QLatin1String(name), value,
            QStringLiteral("%1, %2: %3")
                .arg(confidenceTitle(figure.confidence), QString::fromStdString(figure.date),
                     QString::fromStdString(figure.source))};
}

}  // namespace

QString confidenceTitle(Confidence confidence) {
    static constexpr std::array kTitles{
        QT_TRANSLATE_NOOP("cost", "measured"), QT_TRANSLATE_NOOP("cost", "vendor"),
        QT_TRANSLATE_NOOP("cost", "derived"), QT_TRANSLATE_NOOP("cost", "press"),
        QT_TRANSLATE_NOOP("cost", "unconfirmed")};
    return QCoreApplication::translate("cost", kTitles.at(static_cast<std::size_t>(confidence)));
}

std::vector<HardwareSource> hardwareSources(const CostInput& input) {
    const Hardware& chip = input.hardware;
    return {sourceOf("peak", *chip.peakOrStandIn(input.model.format), 1e12, " TFLOP/s"),
            sourceOf("linear efficiency", chip.linear_efficiency),
            sourceOf("attention efficiency", chip.attention_efficiency),
            sourceOf("bandwidth", chip.memory_bandwidth, 1e9, " GB/s"),
            sourceOf("memory efficiency", chip.memory_efficiency)};
}

}  // namespace triscope::gui
