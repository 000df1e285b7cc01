#include "app/gui/pages/cost/cost_tab.h"

#include <QShowEvent>

namespace triscope::gui {

CostTab::CostTab(QString id, QString title, CostTabContext context, QWidget* parent)
    : QWidget(parent), m_id(std::move(id)), m_title(std::move(title)), m_context(std::move(context)) {}

void CostTab::setView(std::shared_ptr<const CostView> view) {
    m_view = std::move(view);
    m_stale = true;
    if (isVisible()) catchUp();
}

void CostTab::catchUp() {
    if (!m_stale) return;
    m_stale = false;
    present();
}

void CostTab::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    catchUp();
}

}  // namespace triscope::gui
