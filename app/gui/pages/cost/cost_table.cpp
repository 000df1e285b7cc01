#include "app/gui/pages/cost/cost_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

#include "app/gui/pages/cost/figure_delegate.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

CostTable::CostTable(const Theme& theme, QWidget* parent)
    : QTableView(parent), m_model(new CostTableModel(this)) {
    setAccessibleName(tr("Figures"));
    setModel(m_model);
    setItemDelegate(new FigureDelegate(theme, this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(0);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTableView::clicked, this, &CostTable::formulaAsked);
}

void CostTable::setContent(const CostTableContent& content) {
    const bool first = m_model->rowCount() == 0;
    m_model->setContent(content);
    fitColumns();
    if (first) choose(m_chosen);
}

void CostTable::choose(const CellKey& key) {
    setCurrentIndex(m_model->indexOf(key));
}

void CostTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    const auto key = m_model->keyAt(current);
    if (!key) return;
    m_chosen = *key;
    emit chosenChanged();
}

void CostTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit formulaAsked();
        return;
    }
    QTableView::keyPressEvent(event);
}

// Columns only grow, so that the table does not tremble while a slider moves.
void CostTable::fitColumns() {
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnWidth(column, std::max(sizeHintForColumn(column), m_fitted ? columnWidth(column) : 0));
    for (int row = 0; row < m_model->rowCount(); ++row) setRowHeight(row, sizeHintForRow(row));
    m_fitted = true;
    setFixedSize(sizeHint());
}

QSize CostTable::sizeHint() const {
    return {horizontalHeader()->length(), verticalHeader()->length()};
}

}  // namespace triscope::gui
