#include "app/gui/pages/cost/tools_tab.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/log_bars.h"
#include "app/gui/widgets/figure_export.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

QString flopsText(double flops) {
    return flops == 0 ? QStringLiteral("0") : QString::number(flops, 'e', 3);
}

QString ratioText(const ToolCount& count) {
    return QString::fromStdString(formatRatio(count.ratio)) + u'×';
}

}  // namespace

ToolsTab::ToolsTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("tools"), tr("Other tools"), context, parent) {
    m_bars = new LogBars(theme(), this);
    m_bars->setAccessibleName(tr("What each tool counts"));
    m_formula = new FormulaPane(theme(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_bars);
    layout->addWidget(m_formula, 1);
    connect(m_bars, &LogBars::chosenChanged, this, &ToolsTab::showFormula);
    auto* exporter = new FigureExport(theme(), this);
    exporter->add({QStringLiteral("other-tools"), m_bars, m_bars, [this] { return table(); }});
    connect(exporter, &FigureExport::told, this, &CostTab::hintChanged);
    setFocusProxy(m_bars);
}

void ToolsTab::present() {
    m_counts = countsOfTools(view().input);
    const auto [least, most] =
        std::minmax_element(m_counts.begin(), m_counts.end() - 3,
                            [](const ToolCount& a, const ToolCount& b) { return a.flops < b.flops; });
    m_answer =
        tr("For the attention of one layer other tools count from %1 to %2 FLOP; dense needs %3, %4 %5.")
            .arg(flopsText(least->flops), flopsText(most->flops),
                 flopsText(view().report.dense_layer.attention_flops.toDouble()), view().pattern,
                 flopsText(view().report.triangle_layer.attention_flops.toDouble()));
    emit headlineChanged();
    showBars();
    showFormula();
    emit hintChanged(tr("Choose a tool to see its formula with the numbers of this scenario."));
}

void ToolsTab::showBars() {
    std::vector<LogBar> bars;
    for (const ToolCount& count : m_counts) {
        bars.push_back({.title = translateCore(count.title),
                        .note = translate(count.fault),
                        .amount = count.flops,
                        .amount_text = flopsText(count.flops),
                        .ratio_text = ratioText(count),
                        .color = count.counts == CountedMask::Dense ? colors().dense : colors().triangle,
                        .hollow = !count.own});
    }
    m_bars->setBars(std::move(bars), tr("FLOP"), tr("of exact"));
}

void ToolsTab::showFormula() {
    if (m_counts.empty()) return;
    const ToolCount& count = m_counts.at(m_bars->chosen());
    const QString mask = count.counts == CountedMask::Dense ? tr("dense") : view().pattern;
    m_formula->present(
        {.title = translateCore(count.title),
         .symbols = QString::fromStdString(count.symbols),
         .numbers = QString::fromStdString(count.numbers),
         .value = tr("%1 FLOP, %2 the exact count (%3)").arg(flopsText(count.flops), ratioText(count), mask),
         .explanation = translate(count.fault),
         .links = {},
         .sources = {},
         .caution = {}});
}

TextTable ToolsTab::table() const {
    TextTable table{{"tool", "FLOP", "of exact", "formula", "numbers", "fault"}, {}};
    for (const ToolCount& count : m_counts) {
        table.rows.push_back({translateCore(count.title).toStdString(), flopsText(count.flops).toStdString(),
                              formatRatio(count.ratio), count.symbols, count.numbers,
                              translate(count.fault).toStdString()});
    }
    return table;
}

void ToolsTab::restyle() {
    if (hasView()) showBars();
}

}  // namespace triscope::gui
