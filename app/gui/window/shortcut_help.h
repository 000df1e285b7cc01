#pragma once

#include <QDialog>

class QGridLayout;
class QMenu;
class QMenuBar;

namespace triscope::gui {

class Page;

// All keys and gestures: those of the menus, and those of a page.
class ShortcutHelp final : public QDialog {
    Q_OBJECT

  public:
    ShortcutHelp(const QMenuBar& menus, const Page& page, QWidget* parent = nullptr);

  private:
    void addMenu(const QString& section, const QMenu& menu);
    void addSection(const QString& title);
    void addLine(const QString& meaning, const QString& keys);

    QGridLayout* m_grid;
};

}  // namespace triscope::gui
