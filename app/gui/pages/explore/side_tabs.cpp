#include "app/gui/pages/explore/side_tabs.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

SideTabs::SideTabs(QWidget* parent) : QWidget(parent), m_bar(new QTabBar(this)), m_stack(new QStackedLayout) {
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_bar);
    layout->addLayout(m_stack, 1);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int at) {
        m_stack->setCurrentIndex(at);
        updateGeometry();
    });
}

void SideTabs::addPanel(const QString& title, QWidget* panel) {
    m_stack->addWidget(panel);
    m_bar->addTab(title);
}

void SideTabs::showPanel(int at) {
    m_bar->setCurrentIndex(at);
}

int SideTabs::shownPanel() const {
    return m_bar->currentIndex();
}

int SideTabs::panels() const {
    return m_bar->count();
}

QSize SideTabs::sizeHint() const {
    const QSize panel = m_stack->currentWidget()->sizeHint();
    return {std::max(panel.width(), m_bar->sizeHint().width()),
            panel.height() + Theme::kGap + m_bar->sizeHint().height()};
}

QSize SideTabs::minimumSizeHint() const {
    return {sizeHint().width(), QWidget::minimumSizeHint().height()};
}

}  // namespace triscope::gui
