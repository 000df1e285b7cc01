#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "app/gui/painters/mask_viewport.h"

namespace triscope::gui {

class MaskView;
class Theme;

// The marked cell's row below a mask (what its query sees), or its column at the right (who sees its key), at
// a height at which it can be read and in line with the picture. Lies inside the MaskView, beside its mask.
class ProfileView final : public QWidget {
    Q_OBJECT

  public:
    // How much room a MaskView leaves for it.
    static constexpr int kRoom = 54;

    // Horizontal: the row. Vertical: the column.
    ProfileView(Qt::Orientation side, MaskView& view, const Theme& theme);

    // "Query 5,120 sees 641 keys".
    QString sentence() const;
    // Where the profile itself is drawn.
    QRectF strip() const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    bool isRow() const { return m_side == Qt::Horizontal; }
    void place();
    void refresh();
    QString differenceSentence(CellCount count) const;
    QString tokenSentence(CellCount count) const;
    QString paddingSentence() const;
    QString blockSentence(CellCount count) const;
    void paintStrip(QPainter& painter);
    void paintMark(QPainter& painter) const;
    void paintSentence(QPainter& painter) const;

    Qt::Orientation m_side;
    const MaskView& m_view;
    const Theme& m_theme;
    std::optional<MaskCell> m_cell;
    QImage m_picture;  // null: to be rendered
};

}  // namespace triscope::gui
