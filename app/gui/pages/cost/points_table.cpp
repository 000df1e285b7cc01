#include "app/gui/pages/cost/points_table.h"

#include <QHeaderView>
#include <QScrollBar>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

PointsTable::PointsTable(const QStringList& columns, int words, QWidget* parent)
    : QTableWidget(0, static_cast<int>(columns.size()), parent), m_words(words) {
    setHorizontalHeaderLabels(columns);
    for (int column = 0; column < columnCount(); ++column) {
        const auto side = column < m_words ? Qt::AlignLeft : Qt::AlignRight;
        horizontalHeaderItem(column)->setTextAlignment(side | Qt::AlignVCenter);
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
}

void PointsTable::setRows(const QList<QStringList>& rows) {
    setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            auto* item = new QTableWidgetItem(rows[row][column]);
            const auto side = column < m_words ? Qt::AlignLeft : Qt::AlignRight;
            item->setTextAlignment(side | Qt::AlignVCenter);
            setItem(row, column, item);
        }
    }
    // As wide as it needs: a header without columns below it looks unfinished.
    resizeColumnsToContents();
    setFixedWidth(horizontalHeader()->length() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth());
}

}  // namespace triscope::gui
