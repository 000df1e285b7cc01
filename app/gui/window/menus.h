#pragma once

#include <QList>
#include <QObject>

#include "app/gui/window/window_context.h"

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace triscope::gui {

class Activity;
class Page;
class ScenarioFile;

// The menu bar: every action of the window, each with its shortcut.
class Menus final : public QObject {
    Q_OBJECT

  public:
    Menus(QMenuBar& bar, const WindowContext& context, QObject* parent);

    // The exclusive action that shows a page: Ctrl+1, Ctrl+2, ...
    QAction* addPage(const Page& page);
    // Show or hide a dock.
    void addDock(QAction& toggle);
    // The Page menu holds the actions of the page that is shown.
    void showActionsOf(const Page& page);

    QAction* stopAction() const { return m_stop; }

  signals:
    void newScenario();
    void openScenario();
    void saveScenario();
    void saveScenarioAs();
    void quit();
    void stop();
    void pageChosen(const QString& id);
    void resetLayout();
    void keys();
    void about();

  private:
    void addFile();
    void addEdit();
    void addView();
    void addThemes(QMenu& view);
    void addLanguages(QMenu& view);
    void addHelp();

    QMenuBar& m_bar;
    WindowContext m_context;
    QActionGroup* m_pages = nullptr;
    QAction* m_first_view_entry = nullptr;
    QAction* m_first_dock_entry = nullptr;
    QAction* m_stop = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_page = nullptr;
};

}  // namespace triscope::gui
