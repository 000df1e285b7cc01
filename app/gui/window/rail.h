#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QToolBar>

namespace triscope::gui {

class Theme;

// One entry of the rail: a drawing with its word below. Follows a checkable action, which either shows a page
// or shows and hides a dock.
class RailButton final : public QAbstractButton {
    Q_OBJECT

  public:
    enum class Kind { Page, Dock };

    RailButton(Kind kind, QAction& action, QString icon, const Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QColor ink() const;

    Kind m_kind;
    QString m_icon;
    const Theme& m_theme;
};

// The pages, at the left edge of the window, and below them what can be shown beside a page.
class Rail final : public QToolBar {
    Q_OBJECT

  public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);

    void addPage(QAction& action, const QString& icon);
    void addDock(QAction& toggle, const QString& icon);
    // Removes all entries.
    void removeEntries();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
};

}  // namespace triscope::gui
