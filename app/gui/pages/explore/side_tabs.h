#pragma once

#include <QWidget>

class QStackedLayout;
class QTabBar;

namespace triscope::gui {

// Panels one at a time, under a row of their names. As wide as the panel that is shown.
class SideTabs final : public QWidget {
    Q_OBJECT

  public:
    explicit SideTabs(QWidget* parent = nullptr);

    void addPanel(const QString& title, QWidget* panel);
    void showPanel(int at);
    int shownPanel() const;
    int panels() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  private:
    QTabBar* m_bar;
    QStackedLayout* m_stack;
};

}  // namespace triscope::gui
