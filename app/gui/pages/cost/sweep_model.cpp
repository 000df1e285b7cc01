#include "app/gui/pages/cost/sweep_model.h"

#include "core/base/numbers.h"
#include "core/scenario/sweep_table.h"

namespace triscope::gui {

namespace {

// Digits of exact counts in groups, as everywhere on screen; in the CSV they stand plain.
QString shownText(const std::string& cell) {
    const bool digits = cell.size() > 4 && cell.find_first_not_of("0123456789") == std::string::npos;
    if (!digits) return QString::fromStdString(cell);
    QString grouped = QString::fromStdString(cell);
    for (qsizetype at = grouped.size() - 3; at > 0; at -= 3) grouped.insert(at, u',');
    return grouped;
}

}  // namespace

void SweepModel::setResult(std::shared_ptr<const SweepResult> result) {
    beginResetModel();
    m_result = std::move(result);
    m_headings = m_result ? sweepHeadings(m_result->sweep) : std::vector<std::string>{};
    endResetModel();
}

int SweepModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_result ? 0 : static_cast<int>(m_result->rows.size());
}

int SweepModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant SweepModel::data(const QModelIndex& index, int role) const {
    const bool issue = index.column() + 1 == columnCount();
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((issue ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto cells = sweepCells(m_result->sweep, index.row(), m_result->rows[row]);
    return shownText(cells[static_cast<std::size_t>(index.column())]);
}

QVariant SweepModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return QString::fromStdString(m_headings[static_cast<std::size_t>(section)]);
}

}  // namespace triscope::gui
