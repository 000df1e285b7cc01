#include "app/gui/pages/cost/cost_headline.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/mask/catalog.h"

namespace triscope::gui {

namespace {

// Not called tr: lupdate would then look for a class around it and lose the string.
QString words(const char* text) {
    return QCoreApplication::translate("cost", text);
}

// A preset by its title, another model by the name of its file.
QString modelTitle(const std::string& name) {
    for (const Preset& preset : modelPresets()) {
        if (preset.name == name) return text(preset.title);
    }
    return QFileInfo(text(name)).fileName();
}

QString tokens(const MaskShape& shape) {
    const QString queries = countOf(shape.queries, Noun::Token);
    if (shape.queries == shape.keys) return queries;
    return words(QT_TRANSLATE_NOOP("cost", "%1 against %2")).arg(queries, countOf(shape.keys, Noun::Key));
}

// Compared in the digits that are shown.
QString comparison(Seconds mix, Seconds dense) {
    const QString dense_time = text(formatSeconds(dense));
    const std::string faster = formatRatio(dense.value / mix.value);
    const std::string slower = formatRatio(mix.value / dense.value);
    if (faster == "1.00" || slower == "1.00")
        return words(QT_TRANSLATE_NOOP("cost", "as long as dense attention (%1)")).arg(dense_time);
    if (mix < dense)
        return words(QT_TRANSLATE_NOOP("cost", "%1× faster than dense (%2)")).arg(text(faster), dense_time);
    return words(QT_TRANSLATE_NOOP("cost", "%1× slower than dense (%2)")).arg(text(slower), dense_time);
}

}  // namespace

QString costHeadline(const CostInput& input, const CostReport& report) {
    const QString pattern = patternTitle(input.mask.pattern);
    return words(QT_TRANSLATE_NOOP("cost",
                                   "On one %1, %2 prefills %3 in about %4 with %5 in %6 of %7: %8. "
                                   "Estimate for an ideal "
                                   "kernel."))
        .arg(text(input.hardware.title), modelTitle(input.model.name), tokens(input.mask.shape),
             text(formatSeconds(report.mix.seconds)), pattern)
        .arg(input.patternLayers())
        .arg(countOf(input.model.layers, Noun::Layer))
        .arg(comparison(report.mix.seconds, report.dense.seconds));
}

}  // namespace triscope::gui
