#pragma once

#include <QMainWindow>

#include "app/gui/pages/page.h"

class QStackedWidget;

namespace triscope::gui {

// Rail, pages, inspector and status bar around one session.
class MainWindow final : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(Session& session, Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    Page* currentPage() const;
    void showPage(const QString& id);

  private:
    Session& m_session;
    Theme& m_theme;
    Activity m_activity;
    QStackedWidget* m_pages;
};

}  // namespace triscope::gui
