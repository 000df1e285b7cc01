#include "app/gui/pages/cost/figure_formula.h"

#include <gtest/gtest.h>

#include <QRegularExpression>
#include <algorithm>

#include "app/gui/pages/cost/figure_rows.h"
#include "core/base/numbers.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

// "19.9033 s", "84,725,028 B" or "1.54×" as a number.
double numberIn(QString text) {
    text.remove(u',');
    const qsizetype end = text.indexOf(QRegularExpression(QStringLiteral("[ ×]")));
    bool read = false;
    const double value = text.left(end).toDouble(&read);
    EXPECT_TRUE(read) << text.toStdString();
    return value;
}

std::vector<FigureKey> allFigures() {
    std::vector<FigureKey> keys;
    for (const auto& row : callRows()) {
        for (const CostScope scope : {CostScope::Dense, CostScope::Triangle, CostScope::Mix})
            keys.push_back({scope, row.figure, MaskForm::Block});
    }
    for (const auto& row : layerRows()) {
        for (const CostScope scope : {CostScope::DenseLayer, CostScope::TriangleLayer})
            keys.push_back({scope, row.figure, MaskForm::Block});
    }
    return keys;
}

class FigureFormulas : public testing::Test {
  protected:
    CostInput m_input = costInputOf({});
    CostReport m_report = costOf(m_input);
};

TEST_F(FigureFormulas, EndInTheFigureThatTheReportHolds) {
    for (const FigureKey& key : allFigures()) {
        const double amount = figureOf(m_report, key).amount;
        EXPECT_NEAR(numberIn(formulaOf(m_input, {key, false}).value), amount, 1e-5 * amount)
            << key.figure << " of " << costScopeName(key.scope);
    }
}

TEST_F(FigureFormulas, CoverEveryFigureThatCoreExplains) {
    const std::vector<FigureKey> shown = allFigures();
    for (const triscope::Formula& formula : formulas(m_input)) {
        // One layer's mask and scores are those of the call.
        const std::string figure = formula.figure;
        if (isLayerScope(formula.scope) && (figure == "mask_bytes" || figure == "score_bytes")) continue;
        EXPECT_EQ(std::count(shown.begin(), shown.end(), FigureKey{formula.scope, figure, MaskForm::Block}),
                  1)
            << figure;
    }
}

TEST_F(FigureFormulas, LinkEveryNameThatHasAFormulaOfItsOwn) {
    const FigureFormula time = formulaOf(m_input, {{CostScope::Mix, "seconds"}, false});
    ASSERT_EQ(time.links.size(), 2U);
    EXPECT_EQ(time.links[0].figure, (FigureKey{CostScope::Mix, "linear_seconds"}));
    EXPECT_EQ(time.links[1].figure, (FigureKey{CostScope::Mix, "attention_seconds"}));

    std::vector<CostScope> layers;
    for (const FormulaLink& link : formulaOf(m_input, {{CostScope::Mix, "attention_seconds"}, false}).links)
        layers.push_back(link.figure.scope);
    EXPECT_EQ(layers, (std::vector{CostScope::DenseLayer, CostScope::DenseLayer, CostScope::TriangleLayer,
                                   CostScope::TriangleLayer}));
}

TEST_F(FigureFormulas, LinkTheLayersThatSlide) {
    const auto linked = [this] {
        std::vector<CostScope> scopes;
        const FigureFormula time = formulaOf(m_input, {{CostScope::Mix, "attention_seconds"}, false});
        for (const FormulaLink& link : time.links) {
            scopes.push_back(link.figure.scope);
            // What is linked can be shown.
            const double amount = figureOf(costOf(m_input), link.figure).amount;
            EXPECT_NEAR(numberIn(formulaOf(m_input, {link.figure, false}).value), amount, 1e-5 * amount);
        }
        return scopes;
    };
    LayerSet sliding = LayerSet::none(32);
    for (Index layer = 0; layer < 32; layer += 4) sliding.insert(layer);
    m_input.model.sliding = {4096, sliding};
    using enum CostScope;
    EXPECT_EQ(linked(), (std::vector{DenseLayer, DenseLayer, TriangleLayer, TriangleLayer, SlidingLayer,
                                     SlidingLayer}));
    m_input.model.sliding = {4096, LayerSet::all(32)};
    EXPECT_EQ(linked(), (std::vector{SlidingLayer, SlidingLayer}));
}

TEST_F(FigureFormulas, LinkToFiguresOfTheTable) {
    const std::vector<FigureKey> shown = allFigures();
    for (const FigureKey& key : shown) {
        for (const FormulaLink& link : formulaOf(m_input, {key, false}).links)
            EXPECT_EQ(std::count(shown.begin(), shown.end(), link.figure), 1) << link.name.toStdString();
    }
}

TEST_F(FigureFormulas, OfAMixOfOneKindLinkToThatKindOfLayer) {
    for (const auto& [layers, scope] :
         {std::pair{"none", CostScope::DenseLayer}, std::pair{"all", CostScope::TriangleLayer}}) {
        Scenario scenario;
        scenario.triangle_layers = layers;
        const auto links =
            formulaOf(costInputOf(scenario), {{CostScope::Mix, "attention_seconds"}, false}).links;
        ASSERT_FALSE(links.empty());
        for (const FormulaLink& link : links) EXPECT_EQ(link.figure.scope, scope);
    }
}

TEST_F(FigureFormulas, OfATimeNameTheHardwareFiguresItRestsOn) {
    const FigureFormula time = formulaOf(m_input, {{CostScope::Dense, "seconds"}, false});
    EXPECT_TRUE(time.estimate);
    ASSERT_EQ(time.sources.size(), 5U);
    for (const HardwareSource& source : time.sources) {
        EXPECT_FALSE(source.value.isEmpty());
        EXPECT_TRUE(time.plainText().contains(source.origin));
    }
    const auto peak = std::find_if(time.sources.begin(), time.sources.end(),
                                   [](const auto& s) { return s.name == QLatin1String("peak"); });
    ASSERT_NE(peak, time.sources.end());
    EXPECT_EQ(peak->value, QStringLiteral("294.912 TFLOP/s"));
    const Sourced<double>& figure = *m_input.hardware.peakOrStandIn(m_input.model.format);
    EXPECT_TRUE(peak->origin.contains(QString::fromStdString(figure.source)));
    EXPECT_TRUE(peak->origin.contains(QString::fromStdString(figure.date)));
}

TEST_F(FigureFormulas, OfACountRestOnNoHardware) {
    const FigureFormula flops = formulaOf(m_input, {{CostScope::Mix, "executed_flops"}, false});
    EXPECT_FALSE(flops.estimate);
    EXPECT_TRUE(flops.sources.empty());
}

TEST_F(FigureFormulas, OfARatioDivideTheTwoFigures) {
    const FigureFormula ratio = formulaOf(m_input, {{CostScope::Mix, "seconds"}, true});
    EXPECT_EQ(ratio.value.toStdString(),
              formatRatio(m_report.dense.seconds.value / m_report.mix.seconds.value) + "×");
    ASSERT_EQ(ratio.links.size(), 2U);
    EXPECT_EQ(ratio.links[0].figure.scope, CostScope::Dense);
    EXPECT_EQ(ratio.links[1].figure.scope, CostScope::Mix);
    EXPECT_TRUE(ratio.estimate);
}

TEST_F(FigureFormulas, OfAMaskTensorFollowItsForm) {
    for (const MaskFormColumn& column : maskFormColumns()) {
        const FigureFormula formula =
            formulaOf(m_input, {{CostScope::Triangle, "mask_bytes", column.form}, false});
        EXPECT_EQ(numberIn(formula.value), (m_report.mask_sizes.*column.size).toDouble()) << column.title;
        EXPECT_TRUE(formula.title.contains(titleOf(column.title)));
    }
}

}  // namespace
}  // namespace triscope::gui
