#pragma once

#include <QTableView>

#include "app/gui/pages/cost/cost_table_model.h"

namespace triscope::gui {

class Theme;

// The table of figures, as high as all its lines: the page scrolls, the table does not. A click or the arrow
// keys choose a figure; Enter asks for its formula.
class CostTable final : public QTableView {
    Q_OBJECT

  public:
    explicit CostTable(const Theme& theme, QWidget* parent = nullptr);

    void setContent(const CostTableContent& content);

    const CellKey& chosen() const { return m_chosen; }
    void choose(const CellKey& key);

    const CostTableModel& figures() const { return *m_model; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void chosenChanged();
    void formulaAsked();  // by a click or Enter

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void fitColumns();

    CostTableModel* m_model;
    CellKey m_chosen;
    bool m_fitted = false;
};

}  // namespace triscope::gui
