#pragma once

#include <QStringList>
#include <QTableWidget>

namespace triscope::gui {

// Figures in rows that are read and copied, not changed; the first `words` columns are words, the others
// numbers.
class PointsTable final : public QTableWidget {
    Q_OBJECT

  public:
    PointsTable(const QStringList& columns, int words, QWidget* parent = nullptr);

    void setRows(const QList<QStringList>& rows);

  private:
    int m_words;
};

}  // namespace triscope::gui
