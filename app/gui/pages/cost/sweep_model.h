#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/scenario/sweep.h"

namespace triscope::gui {

// A sweep that has been priced.
struct SweepResult {
    Sweep sweep;
    std::vector<SweepRow> rows;
    Scenario base;  // that the sweep varies
};

// Its configurations as rows, with the columns of its CSV; cells are made when they are looked at, so a
// million rows cost nothing.
class SweepModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    using QAbstractTableModel::QAbstractTableModel;

    // nullptr: empty.
    void setResult(std::shared_ptr<const SweepResult> result);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::shared_ptr<const SweepResult> m_result;
    std::vector<std::string> m_headings;
};

}  // namespace triscope::gui
