#include "app/gui/pages/page_tab.h"

#include <QAction>
#include <QShowEvent>
#include <utility>

namespace triscope::gui {

PageTab::PageTab(QString id, QString title, PageTabContext context, QWidget* parent)
    : QWidget(parent), m_id(std::move(id)), m_title(std::move(title)), m_context(std::move(context)) {}

void PageTab::invalidate() {
    m_stale = true;
    if (isVisible()) catchUp();
}

void PageTab::catchUp() {
    if (!m_stale) return;
    m_stale = false;
    refresh();
}

QAction* PageTab::addKey(const QString& text, const QKeySequence& key, std::function<void()> act) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

void PageTab::setHeadline(const QString& sentence) {
    m_headline = sentence;
    emit headlineChanged();
}

void PageTab::setBackend(const QString& backend) {
    m_backend = backend;
    emit backendChanged();
}

void PageTab::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    catchUp();
}

}  // namespace triscope::gui
