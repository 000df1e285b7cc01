#include "app/gui/pages/cost/cost_page.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <algorithm>

#include "app/gui/pages/cost/cost_headline.h"
#include "app/gui/pages/cost/cost_table.h"
#include "app/gui/pages/cost/curve_legend.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/log_chart.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {

namespace {

// Of chart and formula where the table stands beside them.
constexpr int kLeastChartWidth = 376;

}  // namespace

CostPage::CostPage(const PageContext& context, QWidget* parent)
    : Page({QStringLiteral("cost"), tr("Cost"), QStringLiteral("cost")}, context, parent),
      m_runner(makeRunner(this)) {
    m_notes = new QLabel(this);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setForegroundRole(QPalette::WindowText);
    m_notes->hide();
    m_chart_box = makeChartBox();
    m_table = new CostTable(theme(), this);
    m_formula = new FormulaPane(theme(), this);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(3 * Theme::kGap);
    m_grid->setVerticalSpacing(2 * Theme::kGap);
    content()->addWidget(m_notes);
    content()->addLayout(m_grid, 1);
    arrange();
    makeActions();
    connect(m_table, &CostTable::chosenChanged, this, &CostPage::showFormula);
    connect(m_table, &CostTable::formulaAsked, this, &CostPage::revealFormula);
    connect(m_formula, &FormulaPane::figureAsked, this, [this](const FigureKey& key) {
        m_table->choose({key, false});
    });
    setFocusProxy(m_table);
}

QWidget* CostPage::makeChartBox() {
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
    layout->addWidget(m_legend);
    layout->addWidget(m_chart, 1);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &CostPage::showChart);
    connect(m_chart, &LogChart::placeChanged, this, &CostPage::showPlace);
    return box;
}

void CostPage::makeActions() {
    auto* copy = new QAction(tr("Copy formula"), this);
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, m_formula, &FormulaPane::copy);
    addAction(copy);
}

void CostPage::refresh() {
    const Scenario& scenario = session().validScenario();
    try {
        m_input = costInputOf(scenario);
        if (Issues issues = validate(m_input); !issues.empty()) throw InputError(std::move(issues));
    } catch (...) {
        // A file that the scenario names may have changed since it was found to be right.
        setHeadline({});
        showEmpty(describe(std::current_exception()), tr("Try again"), [this] {
            showContent();
            refresh();
        });
        return;
    }
    m_pattern = patternTitle(scenario.mask.pattern);
    const auto price = [input = m_input](const RunControl& control) {
        return Priced{costOf(input), costOfLengths(input, chartLengths(input.mask.shape.keys), control)};
    };
    if (isQuick(scenario.mask)) {
        m_runner.cancel();
        showContent();
        present(price({}));
    } else {
        m_runner.run(tr("Counting cells"), price,
                     [this](const std::shared_ptr<const Priced>& priced) { present(*priced); });
    }
}

void CostPage::present(const Priced& priced) {
    m_report = priced.report;
    m_lengths = priced.lengths;
    showReport();
    showNotes();
    showChart();
    emit hintChanged(
        tr("Choose a figure to see its formula; point at the chart to read it at other lengths."));
}

void CostPage::showReport() {
    setHeadline(costHeadline(m_input, m_report));
    m_table->setContent({m_report, m_pattern, mixTitle(m_input)});
    arrange();
    showFormula();
}

void CostPage::showNotes() {
    QStringList lines;
    for (const Message& note : m_report.notes) lines << QStringLiteral("⚠ ") + translate(note);
    m_notes->setText(lines.join(u'\n'));
    m_notes->setVisible(!lines.isEmpty());
    restyle();
}

void CostPage::showChart() {
    if (m_lengths.empty()) return;
    const Quantity shown = quantity();
    LogPlot plot;
    plot.y_base = stepBase(shown);
    plot.x_text = [](double length) {
        return QString::fromStdString(shortCount(static_cast<Index>(length)));
    };
    plot.y_text = [shown](double amount) { return axisText(amount, shown); };
    for (const LengthCost& at : m_lengths) {
        plot.x.push_back(static_cast<double>(at.seq));
        plot.curves[0].push_back(amountOf(at.cost.dense, shown));
        plot.curves[1].push_back(amountOf(at.cost.triangle, shown));
        plot.curves[2].push_back(amountOf(at.cost.mix, shown));
        // Curves are about whole prompts: a chunk of one is not on them.
        const MaskShape& shape = m_input.mask.shape;
        if (shape == MaskShape::square(at.seq)) plot.marker = plot.x.size() - 1;
    }
    m_chart->setPlot(std::move(plot));
}

void CostPage::showPlace() {
    const auto place = m_chart->place();
    std::array<CurveLegend::Entry, 3> entries{{{tr("Dense"), {}}, {m_pattern, {}}, {mixTitle(m_input), {}}}};
    if (place) {
        const LengthCost& at = m_lengths[*place];
        const std::array costs{&at.cost.dense, &at.cost.triangle, &at.cost.mix};
        for (std::size_t curve = 0; curve < costs.size(); ++curve)
            entries[curve].value = textOf(*costs[curve], quantity());
        m_place->setText(tr("at %1 tokens").arg(QString::fromStdString(groupDigits(at.seq))));
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

void CostPage::showFormula() {
    m_formula->present(formulaOf(m_input, m_table->chosen()));
}

// Where the page has to scroll, the formula may be out of sight.
void CostPage::revealFormula() {
    for (QWidget* above = m_formula->parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(m_formula, 0, 0);
    }
}

Quantity CostPage::quantity() const {
    return kQuantities.at(static_cast<std::size_t>(std::max(0, m_quantity->currentIndex())));
}

void CostPage::restyle() {
    QPalette palette = m_notes->palette();
    palette.setColor(QPalette::WindowText, colors().warning);
    m_notes->setPalette(palette);
}

void CostPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

// With room for it the table stands to the right of chart and formula, else all are below one another.
void CostPage::arrange() {
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - m_grid->horizontalSpacing();
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
