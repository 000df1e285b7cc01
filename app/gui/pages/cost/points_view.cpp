#include "app/gui/pages/cost/points_view.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/points_table.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kLeastChartHeight = 180;
constexpr int kTableHeight = 160;

}  // namespace

PointsView::PointsView(const Theme& theme, const QStringList& columns, int words, QWidget* parent)
    : QWidget(parent),
      m_legend(new CurveLegend(theme, this)),
      m_chart(new LogChart(theme, this)),
      m_table(new PointsTable(columns, words, this)),
      m_formula(new FormulaPane(theme, this)) {
    auto* how = new QLabel(tr("Lines are predicted, dots measured."), this);
    m_chart->setMinimumHeight(kLeastChartHeight);
    m_table->setFixedHeight(kTableHeight);
    m_formula->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(how);
    layout->addWidget(m_legend);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_table, 0, Qt::AlignLeft);
    layout->addWidget(m_formula);
    connect(m_legend, &CurveLegend::toggled, m_chart, &LogChart::setCurveShown);
    connect(m_table, &QTableWidget::currentCellChanged, this, &PointsView::showFormula);
}

void PointsView::nameParts(const QString& chart, const QString& table) {
    m_chart->setAccessibleName(chart);
    m_table->setAccessibleName(table);
}

void PointsView::present(Content content) {
    m_content = std::move(content);
    m_legend->setEntries(m_content.curves);
    m_chart->setPlot(m_content.plot);
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRows(m_content.rows);
    }
    showFormula();
}

void PointsView::showFormula() {
    const int row = m_table->currentRow();
    const bool chosen = row >= 0 && row < m_content.rows.size() && m_table->currentColumn() >= 0;
    m_formula->present(chosen ? m_content.formula(row, m_table->currentColumn()) : m_content.first);
}

}  // namespace triscope::gui
