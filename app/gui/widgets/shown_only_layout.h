#pragma once

#include <QStackedLayout>
#include <QWidget>
#include <algorithm>

namespace triscope::gui {

// Widgets in one place of which one is shown, and as much room as that one needs: a tall one that is out of
// sight makes no page scroll.
class ShownOnlyLayout final : public QStackedLayout {
  public:
    QSize sizeHint() const override { return shown() != nullptr ? shown()->sizeHint() : QSize(); }
    QSize minimumSize() const override {
        return shown() != nullptr ? shown()->minimumSizeHint().expandedTo(shown()->minimumSize()) : QSize();
    }
    bool hasHeightForWidth() const override { return shown() != nullptr && shown()->hasHeightForWidth(); }
    int heightForWidth(int width) const override {
        return std::max(shown()->heightForWidth(width), minimumSize().height());
    }

  private:
    QWidget* shown() const { return currentWidget(); }
};

}  // namespace triscope::gui
