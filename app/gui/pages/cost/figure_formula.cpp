#include "app/gui/pages/cost/figure_formula.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cassert>

#include "app/gui/pages/cost/figure_rows.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/symbols.h"
#include "app/gui/text/translate.h"
#include "core/base/numbers.h"
#include "core/cost/traced.h"

namespace triscope::gui {

namespace {

using FormulaList = std::vector<triscope::Formula>;

// Not called tr: lupdate would then look for a class around it and lose the string.
QString words(const char* text) {
    return QCoreApplication::translate("cost", text);
}

// "executed_flops", "executed_flops of a pattern layer", and any other word with an underscore.
const QRegularExpression& figureName() {
    static const QRegularExpression kName(
        QStringLiteral(R"(\b([a-z]+(?:_[a-z]+)+)( of a (?:(dense|pattern|sliding) )?layer)?\b)"));
    return kName;
}

const triscope::Formula* find(const FormulaList& all, CostScope scope, std::string_view figure) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& f) { return f.scope == scope && f.figure == figure; });
    return found == all.end() ? nullptr : &*found;
}

// The scope of "... of a layer" inside a formula of `scope`. A mix of one kind only says "a layer" too.
CostScope layerScope(CostScope scope, const QString& kind, const CostInput& input) {
    if (kind == QLatin1String("dense")) return CostScope::DenseLayer;
    if (kind == QLatin1String("pattern")) return CostScope::TriangleLayer;
    if (kind == QLatin1String("sliding") || input.model.fullLayers() == 0) return CostScope::SlidingLayer;
    const bool dense = scope == CostScope::Dense || (scope == CostScope::Mix && input.patternLayers() == 0);
    return dense ? CostScope::DenseLayer : CostScope::TriangleLayer;
}

std::vector<FormulaLink> linksIn(const triscope::Formula& formula, const FormulaList& all,
                                 const CostInput& input) {
    std::vector<FormulaLink> links;
    auto matches = figureName().globalMatch(text(formula.symbols));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const std::string figure = match.captured(1).toStdString();
        const CostScope scope =
            match.capturedLength(2) > 0 ? layerScope(formula.scope, match.captured(3), input) : formula.scope;
        if (find(all, scope, figure) != nullptr)
            links.push_back({match.captured(0), {scope, figure, input.mask_form}, {}});
    }
    return links;
}

// Every hardware figure that the formula, or one that it is made of, names.
void collectSources(const triscope::Formula& formula, const FormulaList& all, const CostInput& input,
                    std::vector<HardwareSource>& sources) {
    for (const HardwareSource& source : hardwareSources(input)) {
        const bool named = text(formula.symbols).contains(source.name);
        const bool known = std::any_of(sources.begin(), sources.end(),
                                       [&](const HardwareSource& s) { return s.name == source.name; });
        if (named && !known) sources.push_back(source);
    }
    for (const FormulaLink& link : linksIn(formula, all, input))
        collectSources(*find(all, link.figure.scope, link.figure.figure), all, input, sources);
}

FigureFormula formulaOfFigure(const CostInput& input, const FigureKey& key) {
    const FormulaList all = formulas(input);
    const triscope::Formula* found = find(all, key.scope, key.figure);
    assert(found != nullptr);
    FigureFormula formula{.title = titleOf(key) + QStringLiteral(" · ") + titleOf(key.scope, input),
                          .symbols = text(found->symbols),
                          .numbers = text(found->numbers),
                          .value = text(found->value) + u' ' + QLatin1String(found->unit),
                          .explanation = translate(found->explanation),
                          .estimate = found->estimate,
                          .links = linksIn(*found, all, input),
                          .sources = {},
                          .caution = {}};
    if (found->estimate) formula.caution = text(input.hardware.note);
    collectSources(*found, all, input, formula.sources);
    return formula;
}

// Dense divided by the figure: both have formulas of their own.
FigureFormula formulaOfRatio(const CostInput& input, const FigureKey& key) {
    FigureKey dense_key = key;
    dense_key.scope = denseScopeFor(key.scope);
    const FigureFormula dense = formulaOfFigure(input, dense_key);
    const FigureFormula other = formulaOfFigure(input, key);
    const CostReport report = costOf(input);
    const QString name = text(key.figure);
    const QString dense_name = words(QT_TRANSLATE_NOOP("cost", "%1 of dense")).arg(name);
    const QString other_name =
        (key.scope == CostScope::Mix ? words(QT_TRANSLATE_NOOP("cost", "%1 of the mix"))
                                     : words(QT_TRANSLATE_NOOP("cost", "%1 of the pattern")))
            .arg(name);
    return {
        .title =
            words(QT_TRANSLATE_NOOP("cost", "%1 · Dense ÷ %2")).arg(titleOf(key), titleOf(key.scope, input)),
        .symbols = dense_name + QStringLiteral(" / ") + other_name,
        .numbers = dense.value + QStringLiteral(" / ") + other.value,
        .value = text(ratioText(report, key)),
        .explanation = words(QT_TRANSLATE_NOOP("cost", "How many times less than dense attention needs.")),
        .estimate = dense.estimate,
        .links = {{dense_name, dense_key, {}}, {other_name, key, {}}},
        .sources = other.sources,
        .caution = other.caution};
}

}  // namespace

FigureFormula formulaOf(const CostInput& input, const CellKey& key) {
    CostInput with_form = input;
    with_form.mask_form = key.figure.mask_form;
    return key.ratio ? formulaOfRatio(with_form, key.figure) : formulaOfFigure(with_form, key.figure);
}

QString FigureFormula::plainText() const {
    QStringList lines{title, symbolsText(symbols), QStringLiteral("= ") + numbers,
                      QStringLiteral("= ") + value, explanation};
    if (estimate) lines << words(QT_TRANSLATE_NOOP("cost", "Estimate, not measured."));
    for (const HardwareSource& source : sources)
        lines << QStringLiteral("%1 = %2 (%3)").arg(symbolsText(source.name), source.value, source.origin);
    if (!caution.isEmpty()) lines << caution;
    return lines.join(u'\n');
}

}  // namespace triscope::gui
