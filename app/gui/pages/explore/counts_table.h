#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/mask/region.h"

namespace triscope::gui {

class Theme;

// One line of the counts: a swatch as the picture draws it, a name, an exact count and its share.
struct CountRow {
    QString name;
    CellCount count = 0;
    QString share;
    std::optional<RegionRole> role{};  // none: no swatch
    bool total = false;                // a rule above, and heavier
};

struct CountGroup {
    QString title;
    QString share_title;
    std::vector<CountRow> rows;
    QString count_title{};  // where the title alone does not say what is counted
};

// The numbers beside the picture, in columns of tabular figures.
class CountsTable final : public QWidget {
    Q_OBJECT

  public:
    explicit CountsTable(const Theme& theme, QWidget* parent = nullptr);

    void setGroups(std::vector<CountGroup> groups);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int lineHeight() const;
    void paintGroup(QPainter& painter, const CountGroup& group, int& y) const;
    void paintRow(QPainter& painter, const CountRow& row, int y) const;
    void paintSwatch(QPainter& painter, RegionRole role, const QRect& box) const;

    const Theme& m_theme;
    std::vector<CountGroup> m_groups;
    int m_name_width = 0;
    int m_count_width = 0;
    int m_share_width = 0;
};

}  // namespace triscope::gui
