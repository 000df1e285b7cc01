#include "app/gui/window/main_window.h"

#include <QStackedWidget>

#include "app/gui/pages/page_list.h"

namespace triscope::gui {

MainWindow::MainWindow(Session& session, Theme& theme, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_theme(theme), m_pages(new QStackedWidget(this)) {
    const PageContext context{m_session, m_theme, m_activity};
    for (const PageEntry& entry : pageList()) m_pages->addWidget(entry.make(context, m_pages));
    setCentralWidget(m_pages);
    resize(1440, 900);
}

// Pages report to m_activity, so they go first.
MainWindow::~MainWindow() {
    delete m_pages;
}

Page* MainWindow::currentPage() const {
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::showPage(const QString& id) {
    for (int at = 0; at < m_pages->count(); ++at) {
        if (qobject_cast<Page*>(m_pages->widget(at))->id() == id) m_pages->setCurrentIndex(at);
    }
}

}  // namespace triscope::gui
