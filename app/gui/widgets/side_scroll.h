#pragma once

#include <QScrollArea>

namespace triscope::gui {

// A column as wide as its content, which can be scrolled down on its own when it is higher than there is
// room.
class SideScroll final : public QScrollArea {
    Q_OBJECT

  public:
    explicit SideScroll(QWidget* content, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    bool viewportEvent(QEvent* event) override;
};

}  // namespace triscope::gui
