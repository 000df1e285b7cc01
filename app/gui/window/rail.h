#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QToolBar>

namespace triscope::gui {

class Theme;

// One page in the rail: a drawing with its word below. Follows an exclusive, checkable action.
class RailButton final : public QAbstractButton {
    Q_OBJECT

  public:
    RailButton(QAction& action, QString icon, const Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QString m_icon;
    const Theme& m_theme;
};

// The pages, at the left edge of the window.
class Rail final : public QToolBar {
    Q_OBJECT

  public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);

    void addPage(QAction& action, const QString& icon);
    void removePages();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
};

}  // namespace triscope::gui
