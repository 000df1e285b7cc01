#include "app/gui/pages/cost/prefill_formula.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"

namespace triscope::gui {

namespace {

// Not called tr: lupdate would then look for a class around it and lose the string.
QString words(const char* text) {
    return QCoreApplication::translate("cost", text);
}

QString seconds() {
    return QStringLiteral(" s");
}

FigureFormula plain(const QString& title, const Explained& of, const QString& unit,
                    const QString& explanation, const CostInput& input) {
    return {.title = title,
            .symbols = text(of.symbols),
            .numbers = text(of.numbers),
            .value = text(of.value) + unit,
            .explanation = explanation,
            .estimate = true,
            .links = {},
            .sources = hardwareSources(input),
            .caution = text(input.hardware.note)};
}

PrefillFormulas prefillOf(const CostInput& input, PrefillEstimate& estimate) {
    estimate = estimatePrefill(input);
    return prefillFormulas(input, estimate.report, estimate.dense_layer, estimate.pattern_layer);
}

FigureFormula otherAttentionFormula(const CostInput& input) {
    PrefillEstimate estimate;
    const Explained of = prefillOf(input, estimate).other_attention;
    return explorable(
        words(QT_TRANSLATE_NOOP("cost", "Attention of the layers without the pattern")), of, seconds(),
        words(QT_TRANSLATE_NOOP("cost", "By the roofline; each dense layer is launched on top of it.")),
        input);
}

FigureFormula layerFormula(const QString& kind, const CostInput& input) {
    if (kind == QLatin1String("dense")) return kernelFormula(AttentionKernel::FlashDense, input);
    if (kind == QLatin1String("ideal")) return kernelFormula(AttentionKernel::Fused, input);
    return kernelFormula(pricedKernel(input), input);
}

// What opens under a name of one of this file's formulas; nothing where the name has no formula.
std::function<FigureFormula()> targetOf(const QRegularExpressionMatch& match, const CostInput& input,
                                        CostScope scope) {
    const QString name = match.captured(0);
    if (name == QLatin1String("dense seconds")) return [input] { return denseTimeFormula(input); };
    if (name == QLatin1String("mix seconds")) return [input] { return mixTimeFormula(input); };
    if (name == QLatin1String("attention of the other layers"))
        return [input] { return otherAttentionFormula(input); };
    if (const QString kind = match.captured(1); !kind.isEmpty())
        return [input, kind] { return layerFormula(kind, input); };
    const QString kind = match.captured(3);
    if (kind == QLatin1String("dense")) scope = CostScope::DenseLayer;
    if (kind == QLatin1String("pattern")) scope = CostScope::TriangleLayer;
    const FigureKey key{scope, match.captured(2).toStdString(), input.mask_form};
    return [input, key] { return explorable(input, key); };
}

}  // namespace

FigureFormula explorable(const QString& title, const Explained& of, const QString& unit,
                         const QString& explanation, const CostInput& input, CostScope scope) {
    static const QRegularExpression kNames(
        QStringLiteral(R"(\b(?:dense seconds|mix seconds|attention of the other layers)"
                       R"(|seconds of an? (dense|pattern|ideal) layer)"
                       R"(|(linear_seconds|attention_seconds)(?: of a (dense|pattern) layer)?)\b)"));
    FigureFormula formula = plain(title, of, unit, explanation, input);
    auto matches = kNames.globalMatch(formula.symbols);
    while (matches.hasNext()) {
        const auto match = matches.next();
        formula.links.push_back({match.captured(0), {}, targetOf(match, input, scope)});
    }
    return formula;
}

FigureFormula explorable(const CostInput& input, const FigureKey& key) {
    FigureFormula formula = formulaOf(input, {key, false});
    for (FormulaLink& link : formula.links)
        link.open = [input, figure = link.figure] { return explorable(input, figure); };
    return formula;
}

FigureFormula mixTimeFormula(const CostInput& input) {
    PrefillEstimate estimate;
    const Explained of = prefillOf(input, estimate).mix;
    return explorable(words(QT_TRANSLATE_NOOP("cost", "Time to the first token")), of, seconds(),
                      words(QT_TRANSLATE_NOOP("cost", "The pattern's layers are computed by: %1."))
                          .arg(translateCore(infoOf(estimate.kernel).title)),
                      input);
}

FigureFormula denseTimeFormula(const CostInput& input) {
    PrefillEstimate estimate;
    const Explained of = prefillOf(input, estimate).dense;
    return explorable(words(QT_TRANSLATE_NOOP("cost", "Time to the first token, dense")), of, seconds(),
                      words(QT_TRANSLATE_NOOP("cost", "No layer uses the pattern.")), input,
                      CostScope::Dense);
}

FigureFormula residualFormula(Seconds predicted, Seconds measured) {
    const Traced<double> ratio = named("predicted seconds", Traced<double>(predicted.value)) /
                                 input<Traced<double>>("measured seconds", measured.value);
    const Explained of = explained(ratio - Traced<double>(1));
    return {.title = words(QT_TRANSLATE_NOOP("cost", "Residual")),
            .symbols = text(of.symbols),
            .numbers = text(of.numbers),
            .value = text(of.value),
            .explanation = {},
            .estimate = false,
            .links = {},
            .sources = {},
            .caution = {}};
}

FigureFormula kernelFormula(AttentionKernel kernel, const CostInput& input) {
    const KernelCost cost = costOfKernel(kernel, input, countKernelCells(input));
    if (cost.steps.size() == 1) return stepFormula(kernel, 0, input);
    Explained sum{{}, {}, roundedText(cost.seconds)};
    std::vector<FormulaLink> links;
    for (std::size_t step = 0; step < cost.steps.size(); ++step) {
        const QString name = translateCore(cost.steps[step].name);
        links.push_back({name, {}, [kernel, step, input] { return stepFormula(kernel, step, input); }});
        sum.symbols += (step == 0 ? "" : " + ") + name.toStdString();
        sum.numbers += (step == 0 ? "" : " + ") + roundedText(cost.steps[step].seconds);
    }
    FigureFormula formula = plain(translateCore(infoOf(kernel).title), sum, seconds(),
                                  translateCore(infoOf(kernel).summary), input);
    formula.links = std::move(links);
    return formula;
}

FigureFormula stepFormula(AttentionKernel kernel, std::size_t step, const CostInput& input) {
    const KernelStepFormulas of = kernelFormulas(kernel, input, countKernelCells(input)).at(step);
    const QString title = translateCore(of.name);
    FigureFormula formula = plain(
        title, of.seconds, seconds(),
        words(QT_TRANSLATE_NOOP("cost", "A step of: %1.")).arg(translateCore(infoOf(kernel).title)), input);
    static const QRegularExpression kNames(QStringLiteral(R"(\b(?:flops|softmax_flops|bytes)\b)"));
    auto matches = kNames.globalMatch(formula.symbols);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(0);
        const bool is_bytes = name == QLatin1String("bytes");
        const Explained part = is_bytes                         ? of.bytes
                               : name == QLatin1String("flops") ? *of.flops
                                                                : *of.softmax_flops;
        FigureFormula target = plain(title + QStringLiteral(" · ") + name, part,
                                     is_bytes ? QStringLiteral(" B") : QStringLiteral(" FLOP"), {}, input);
        target.estimate = false;
        formula.links.push_back({name, {}, [target] { return target; }});
    }
    return formula;
}

}  // namespace triscope::gui
