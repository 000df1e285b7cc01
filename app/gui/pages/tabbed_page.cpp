#include "app/gui/pages/tabbed_page.h"

#include <QAction>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/runner/runner.h"
#include "app/gui/widgets/shown_only_layout.h"

namespace triscope::gui {

TabbedPage::TabbedPage(PageInfo info, const QString& questions, const PageContext& context, QWidget* parent)
    : Page(std::move(info), context, parent),
      m_tab_context{context.session, context.theme,
                    [this](QWidget* over) -> Runner& { return makeRunner(over); },
                    [this] { showContent(); }} {
    m_bar = new QTabBar(this);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setAccessibleName(questions);
    m_stack = new ShownOnlyLayout;
    content()->addWidget(m_bar);
    content()->addLayout(m_stack, 1);
}

void TabbedPage::addTab(PageTab* tab) {
    m_tabs.push_back(tab);
    m_stack->addWidget(tab);
    m_bar->addTab(tab->title());
    m_bar->setVisible(m_tabs.size() > 1);
    for (QAction* action : tab->actions()) addAction(action);
    connect(tab, &PageTab::headlineChanged, this, &TabbedPage::showAnswer);
    connect(tab, &PageTab::backendChanged, this, &TabbedPage::showAnswer);
    connect(tab, &PageTab::hintChanged, this, &Page::hintChanged);
    connect(tab, &PageTab::pointedAt, this, &Page::pointedAt);
}

void TabbedPage::showFirstTab() {
    connect(m_bar, &QTabBar::currentChanged, this, &TabbedPage::showTab);
    showTab();
}

PageTab* TabbedPage::shownTab() const {
    return m_tabs.at(static_cast<std::size_t>(std::max(0, m_bar->currentIndex())));
}

// The same key may mean something else on another tab.
void TabbedPage::showTab() {
    for (PageTab* tab : m_tabs) {
        for (QAction* action : tab->actions()) action->setVisible(tab == shownTab());
    }
    const QWidget* focus = window()->focusWidget();
    const bool is_inside = focus != nullptr && focus != m_bar && isAncestorOf(focus);
    m_stack->setCurrentIndex(m_bar->currentIndex());
    setFocusProxy(shownTab());
    // Else the next best field of the tab would have it, and its keys.
    if (is_inside) shownTab()->setFocus();
    showAnswer();
}

bool TabbedPage::busy() const {
    return Page::busy() || shownTab()->busy();
}

QStringList TabbedPage::parts() const {
    QStringList ids;
    for (const PageTab* tab : m_tabs) {
        ids << tab->id();
        for (const QString& part : tab->parts()) ids << tab->id() + u'/' + part;
    }
    return ids;
}

bool TabbedPage::showPart(const QString& id) {
    const auto found =
        std::find_if(m_tabs.begin(), m_tabs.end(),
                     [name = id.section(u'/', 0, 0)](const PageTab* tab) { return tab->id() == name; });
    if (found == m_tabs.end()) return false;
    if (const QString part = id.section(u'/', 1); !part.isEmpty() && !(*found)->showPart(part)) return false;
    m_bar->setCurrentIndex(static_cast<int>(found - m_tabs.begin()));
    return true;
}

void TabbedPage::restyle() {
    for (PageTab* tab : m_tabs) tab->restyle();
}

}  // namespace triscope::gui
