#pragma once

#include <QTableView>

#include "core/io/text_table.h"

class QStandardItemModel;

namespace triscope::gui {

// A table of texts as high as all its rows: the first column is aligned left, figures right. A click or the
// arrow keys choose a cell.
class FlatTable final : public QTableView {
    Q_OBJECT

  public:
    // Whether a cell beyond the first column stands for a formula, and so bears an ƒ and can be chosen.
    enum class Cells { Plain, Formulas };

    explicit FlatTable(Cells cells, QWidget* parent = nullptr);

    // Columns in `left` are aligned left too.
    void setTable(TextTable table, const QList<int>& left = {});
    const TextTable& table() const { return m_table; }

    // A heavier row, as totals are.
    void emphasize(int row);
    void choose(int row, int column);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void chosen(int row, int column);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    void fill(const QList<int>& left);

    Cells m_cells;
    TextTable m_table;
    QStandardItemModel* m_model;
};

}  // namespace triscope::gui
