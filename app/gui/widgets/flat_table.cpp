#include "app/gui/widgets/flat_table.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kRowPadding = 7;

}  // namespace

FlatTable::FlatTable(Cells cells, QWidget* parent)
    : QTableView(parent), m_cells(cells), m_model(new QStandardItemModel(this)) {
    setModel(m_model);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(cells == Cells::Formulas ? QAbstractItemView::SelectItems
                                                  : QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(0);
    viewport()->setAutoFillBackground(false);
}

void FlatTable::setTable(TextTable table, const QList<int>& left) {
    const QModelIndex current = currentIndex();
    const int row = current.row();
    const int column = current.column();
    m_table = std::move(table);
    fill(left);
    resizeColumnsToContents();
    for (int at = 0; at < m_model->rowCount(); ++at) {
        setRowHeight(at, QFontMetrics(Theme::textFont()).height() + kRowPadding);
    }
    updateGeometry();
    if (row >= 0) choose(std::min(row, m_model->rowCount() - 1), column);
}

void FlatTable::fill(const QList<int>& left) {
    const auto alignment = [&left](qsizetype column) {
        const bool is_left = column == 0 || left.contains(static_cast<int>(column));
        return Qt::Alignment((is_left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    };
    m_model->clear();
    m_model->setColumnCount(static_cast<int>(m_table.headings.size()));
    for (std::size_t column = 0; column < m_table.headings.size(); ++column) {
        auto* item = new QStandardItem(text(m_table.headings[column]));
        item->setTextAlignment(alignment(static_cast<qsizetype>(column)));
        m_model->setHorizontalHeaderItem(static_cast<int>(column), item);
    }
    for (const auto& cells : m_table.rows) {
        QList<QStandardItem*> items;
        for (const std::string& cell : cells) {
            const bool formula = m_cells == Cells::Formulas && !items.isEmpty() && cell != "–";
            auto* item = new QStandardItem(formula ? text(cell) + QStringLiteral("  ƒ") : text(cell));
            item->setTextAlignment(alignment(items.size()));
            item->setToolTip(text(cell));
            if (m_cells == Cells::Formulas && !formula) item->setFlags(Qt::ItemIsEnabled);
            items << item;
        }
        m_model->appendRow(items);
    }
}

void FlatTable::emphasize(int row) {
    const QFont bold = Theme::strongFont();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_model->item(row, column)->setFont(bold);
    }
    resizeColumnsToContents();
    updateGeometry();
}

void FlatTable::choose(int row, int column) {
    setCurrentIndex(m_model->index(row, column));
}

void FlatTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.isValid()) emit chosen(current.row(), current.column());
}

QSize FlatTable::sizeHint() const {
    const int header = horizontalHeader()->sizeHint().height();
    return {horizontalHeader()->length(), verticalHeader()->length() + header + 2};
}

}  // namespace triscope::gui
