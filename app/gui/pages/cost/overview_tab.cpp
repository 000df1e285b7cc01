#include "app/gui/pages/cost/overview_tab.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <algorithm>

#include "app/gui/pages/cost/cost_table.h"
#include "app/gui/pages/cost/curve_legend.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/views/log_chart.h"
#include "app/gui/widgets/figure_export.h"
#include "core/base/numbers.h"
#include "core/cost/kernels/sensitivity.h"
#include "core/cost/traced.h"

namespace triscope::gui {

namespace {

// Of chart and formula where the table stands beside them.
constexpr int kLeastChartWidth = 376;

}  // namespace

OverviewTab::OverviewTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("overview"), tr("Overview"), context, parent) {
    m_chart_box = makeChartBox();
    m_table = new CostTable(theme(), this);
    m_formula = new FormulaPane(theme(), this);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * Theme::kGap);
    m_grid->setVerticalSpacing(2 * Theme::kGap);
    arrange();
    makeActions();
    connect(m_table, &CostTable::chosenChanged, this, &OverviewTab::showFormula);
    connect(m_table, &CostTable::formulaAsked, m_formula, &FormulaPane::reveal);
    connect(m_formula, &FormulaPane::figureAsked, this, [this](const FigureKey& key) {
        m_table->choose({key, false});
    });
    setFocusProxy(m_table);
}

QWidget* OverviewTab::makeChartBox() {
    auto* box = new QWidget(this);
    m_quantity = new QComboBox(box);
    m_quantity->setAccessibleName(tr("What the chart shows"));
    for (const Quantity each : kQuantities) m_quantity->addItem(titleOf(each));
    m_place = new QLabel(box);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_legend = new CurveLegend(theme(), box);
    m_chart = new LogChart(theme(), box);
    m_chart->setAccessibleName(tr("Chart over the length in tokens"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_quantity);
    top->addStretch(1);
    top->addWidget(m_place);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addLayout(top);
    // Legend and chart are one picture when they are copied.
    auto* picture = new QWidget(box);
    auto* parts = new QVBoxLayout(picture);
    parts->setContentsMargins({});
    parts->addWidget(m_legend);
    parts->addWidget(m_chart, 1);
    layout->addWidget(picture, 1);
    connect(m_legend, &CurveLegend::toggled, m_chart, &LogChart::setCurveShown);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &OverviewTab::showChart);
    connect(m_chart, &LogChart::placeChanged, this, &OverviewTab::showPlace);
    return box;
}

void OverviewTab::makeActions() {
    auto* copy = new QAction(tr("Copy formula"), this);
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, m_formula, &FormulaPane::copy);
    addAction(copy);
    auto* exporter = new FigureExport(theme(), this);
    exporter->add(
        {QStringLiteral("cost-chart"), m_chart, m_chart->parentWidget(), [this] { return chartNumbers(); }});
    exporter->add({QStringLiteral("cost-figures"), m_table, nullptr, [this] { return tableTexts(); }});
    connect(exporter, &FigureExport::told, this, &CostTab::hintChanged);
}

TextTable OverviewTab::chartNumbers() const {
    TextTable numbers{{"tokens"}, {}};
    for (const CurveLegend::Entry& entry : m_legend->entries()) {
        numbers.headings.push_back((entry.name + QStringLiteral(" · ") + titleOf(quantity())).toStdString());
    }
    const LogPlot& plot = m_chart->plot();
    for (std::size_t at = 0; at < plot.x.size(); ++at) {
        std::vector<std::string> row{plainDigits(static_cast<WideInt>(plot.x[at]))};
        for (const auto& curve : plot.curves) row.push_back(numberText(curve[at]));
        numbers.rows.push_back(std::move(row));
    }
    return numbers;
}

TextTable OverviewTab::tableTexts() const {
    const CostTableModel& model = m_table->figures();
    const auto text = [&model](int row, int column) {
        return model.index(row, column).data().toString().toStdString();
    };
    // The first of its lines is a heading, as wide as any.
    TextTable texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        std::vector<std::string> cells;
        for (int column = 0; column < model.columnCount(); ++column) cells.push_back(text(row, column));
        (row == 0 ? texts.headings : texts.rows.emplace_back()) = std::move(cells);
    }
    return texts;
}

void OverviewTab::present() {
    m_table->setContent({view().report, view().pattern, mixTitle(view().input)});
    arrange();
    showFormula();
    showChart();
    emit hintChanged(
        tr("Choose a figure to see its formula; point at the chart to read it at other lengths."));
}

void OverviewTab::showChart() {
    if (!hasView() || view().lengths.empty()) return;
    const Quantity shown = quantity();
    LogPlot plot;
    plot.y_base = stepBase(shown);
    plot.x_text = [](double length) {
        return QString::fromStdString(shortCount(static_cast<Index>(length)));
    };
    plot.y_text = [shown](double amount) { return axisText(amount, shown); };
    for (const LengthCost& at : view().lengths) {
        plot.x.push_back(static_cast<double>(at.seq));
        plot.curves[0].push_back(amountOf(at.cost.dense, shown));
        plot.curves[1].push_back(amountOf(at.cost.triangle, shown));
        plot.curves[2].push_back(amountOf(at.cost.mix, shown));
        // Curves are about whole prompts: a chunk of one is not on them.
        const MaskShape& shape = view().input.mask.shape;
        if (shape == MaskShape::square(at.seq)) plot.marker = plot.x.size() - 1;
    }
    if (shown == Quantity::Time) addBands(plot);
    m_chart->setPlot(std::move(plot));
}

void OverviewTab::addBands(LogPlot& plot) const {
    for (const LengthCost& at : view().lengths) {
        // Prompts in one piece, as the curves.
        const CallBands of = bandsOf(view().input.atLength(at.seq), at.cost);
        const std::array bands{of.dense, of.triangle, of.mix};
        for (std::size_t curve = 0; curve < bands.size(); ++curve) {
            plot.bands[curve].low.push_back(bands[curve].low);
            plot.bands[curve].high.push_back(bands[curve].high);
        }
    }
}

void OverviewTab::showPlace() {
    const auto place = m_chart->place();
    std::array<CurveLegend::Entry, 3> entries{
        {{tr("Dense"), {}}, {view().pattern, {}}, {mixTitle(view().input), {}}}};
    if (place) {
        const LengthCost& at = view().lengths[*place];
        const std::array costs{&at.cost.dense, &at.cost.triangle, &at.cost.mix};
        for (std::size_t curve = 0; curve < costs.size(); ++curve)
            entries[curve].value = textOf(*costs[curve], quantity());
        m_place->setText(tr("at %1").arg(countOf(at.seq, Noun::Token)));
    } else {
        m_place->setText(tr("prompts in one piece"));
    }
    m_legend->setEntries(entries);
    QStringList lines;
    for (const auto& entry : entries) lines << QStringLiteral("%1: %2").arg(entry.name, entry.value);
    emit pointedAt(m_chart->isLookingElsewhere() ? PointerInfo{m_place->text(), lines} : PointerInfo{});
    m_chart->setAccessibleDescription(m_place->text() + QStringLiteral(": ") +
                                      m_legend->accessibleDescription());
}

void OverviewTab::showFormula() {
    m_formula->present(formulaOf(view().input, m_table->chosen()));
}

Quantity OverviewTab::quantity() const {
    return kQuantities.at(static_cast<std::size_t>(std::max(0, m_quantity->currentIndex())));
}

void OverviewTab::resizeEvent(QResizeEvent* event) {
    CostTab::resizeEvent(event);
    arrange();
}

// With room for it the table stands to the right of chart and formula, else all are below one another.
void OverviewTab::arrange() {
    const int room = width() - m_grid->horizontalSpacing();
    const bool wide = room >= m_table->sizeHint().width() + kLeastChartWidth;
    if (wide == m_is_wide) return;
    m_is_wide = wide;
    for (QWidget* part : std::initializer_list<QWidget*>{m_chart_box, m_table, m_formula})
        m_grid->removeWidget(part);
    m_grid->addWidget(m_chart_box, 0, 0);
    m_grid->addWidget(m_formula, wide ? 1 : 2, 0);
    m_grid->addWidget(m_table, wide ? 0 : 1, wide ? 1 : 0, wide ? 2 : 1, 1, Qt::AlignTop | Qt::AlignLeft);
    m_grid->setRowStretch(0, 3);
    m_grid->setRowStretch(1, wide ? 2 : 0);
    m_grid->setRowStretch(2, wide ? 0 : 2);
    m_grid->setColumnStretch(0, 1);
}

}  // namespace triscope::gui
