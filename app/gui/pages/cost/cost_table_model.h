#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "app/gui/pages/cost/figure_rows.h"

namespace triscope::gui {

// What the table is about.
struct CostTableContent {
    CostReport report;
    QString pattern;  // its title: "Triangle"
    QString mix;      // "Mix (16 of 32)"
};

// The figures of a CostReport in four columns: dense, the pattern, the mix and how many times the mix (or
// the pattern) goes into dense. Three groups, each with its own heading line: the call, one layer, and the
// mask tensor in each of its forms.
class CostTableModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { RankRole = Qt::UserRole, HeadingRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setContent(CostTableContent content);

    // nullopt where no figure stands.
    std::optional<CellKey> keyAt(const QModelIndex& index) const;
    // Invalid when the table does not show it.
    QModelIndex indexOf(const CellKey& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    struct Line {
        QStringList texts;
        std::vector<std::optional<CellKey>> keys;
        RowRank rank = RowRank::Plain;
        bool heading = false;
    };

    std::vector<Line> linesOf(const CostTableContent& content) const;
    QString spoken(const QModelIndex& index) const;
    const Line& line(const QModelIndex& index) const {
        return m_lines[static_cast<std::size_t>(index.row())];
    }

    std::vector<Line> m_lines;
};

}  // namespace triscope::gui
