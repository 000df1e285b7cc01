#pragma once

#include <QMainWindow>

#include "app/gui/pages/page.h"
#include "app/gui/session/scenario_file.h"
#include "app/gui/window/window_context.h"

class QStackedWidget;

namespace triscope::gui {

class Inspector;
class Menus;
class Rail;
class StatusStrip;

// Rail, pages, inspector, menus and status bar around one session. Changing the language makes all of them
// anew; the session, the selection and the layout stay.
class MainWindow final : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(const WindowContext& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    Page* currentPage() const;
    // Does nothing when no page has that id.
    void showPage(const QString& id);

    // Gives the window that size, and its inspector only when there is room for it.
    void adaptTo(const QSize& size);

    Inspector& inspector() const { return *m_inspector; }

    // False after telling the user what went wrong.
    bool openScenario(const QString& path);
    bool saveScenario(const QString& path);
    // A model's config.json becomes the scenario's model, any other file is opened as a scenario.
    bool openDropped(const QString& path);

  protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    void buildFrame();
    void fill();
    void empty();
    void refill();
    void addPages();
    void connectMenus();
    void connectPage(Page& page);

    void chooseFileToOpen();
    void chooseFileToSave();
    void saveToKnownFile();
    bool report(const std::optional<QString>& error);
    bool mayLeave();
    void showTitle();
    void resetLayout();
    void restoreFromSettings();
    void storeInSettings();

    WindowContext m_context;
    Activity m_activity;
    ScenarioFile m_file;
    bool m_refill_is_scheduled = false;

    QStackedWidget* m_pages = nullptr;
    Inspector* m_inspector = nullptr;
    StatusStrip* m_status = nullptr;
    Menus* m_menus = nullptr;
    Rail* m_rail = nullptr;
};

}  // namespace triscope::gui
