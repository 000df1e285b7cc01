#include "app/gui/pages/agree/agree_page.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/pages/agree/compare_tab.h"
#include "app/gui/pages/agree/mask_effect_tab.h"
#include "app/gui/pages/agree/returned_case.h"
#include "app/gui/pages/agree/stepper_tab.h"
#include "app/gui/pages/agree/traps_tab.h"
#include "app/gui/runner/runner.h"
#include "app/gui/widgets/shown_only_layout.h"

namespace triscope::gui {

namespace {

// The one file or folder of this computer that may be the result of an NPU; empty when there is none.
QString returnedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    const QString path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    return mayBeReturned(path.toStdString()) ? path : QString();
}

}  // namespace

AgreePage::AgreePage(const PageContext& context, QWidget* parent)
    : Page({QStringLiteral("agree"), tr("Agree"), QStringLiteral("agree")}, context, parent) {
    m_bar = new QTabBar(this);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setAccessibleName(tr("Questions about agreement"));
    m_stack = new ShownOnlyLayout;
    content()->setSpacing(Theme::kGap);
    content()->addWidget(m_bar);
    content()->addLayout(m_stack, 1);
    const AgreeTabContext tab_context{context.session, context.theme,
                                      [this](QWidget* over) -> Runner& { return makeRunner(over); },
                                      [this] { showContent(); }};
    addTab(new CompareTab(tab_context, this));
    addTab(new MaskEffectTab(tab_context, this));
    addTab(new StepperTab(tab_context, this));
    addTab(new TrapsTab(tab_context, this));
    m_returned = new ReturnedCase(tab_context, this);
    addTab(m_returned);
    setAcceptDrops(true);
    connect(m_bar, &QTabBar::currentChanged, this, &AgreePage::showTab);
    showTab();
}

void AgreePage::addTab(AgreeTab* tab) {
    m_tabs.push_back(tab);
    m_stack->addWidget(tab);
    m_bar->addTab(tab->title());
    m_bar->setVisible(m_tabs.size() > 1);
    for (QAction* action : tab->actions()) addAction(action);
    connect(tab, &AgreeTab::headlineChanged, this, &AgreePage::showAnswer);
    connect(tab, &AgreeTab::backendChanged, this, &AgreePage::showAnswer);
    connect(tab, &AgreeTab::hintChanged, this, &Page::hintChanged);
    connect(tab, &AgreeTab::pointedAt, this, &Page::pointedAt);
}

AgreeTab* AgreePage::shownTab() const {
    return m_tabs.at(static_cast<std::size_t>(std::max(0, m_bar->currentIndex())));
}

// The same key may mean something else on another tab.
void AgreePage::showTab() {
    for (AgreeTab* tab : m_tabs) {
        for (QAction* action : tab->actions()) action->setVisible(tab == shownTab());
    }
    showContent();
    const QWidget* focus = window()->focusWidget();
    const bool is_inside = focus != nullptr && focus != m_bar && isAncestorOf(focus);
    m_stack->setCurrentIndex(m_bar->currentIndex());
    setFocusProxy(shownTab());
    // Else the next best field of the tab would have it, and its keys.
    if (is_inside) shownTab()->setFocus();
    showAnswer();
}

void AgreePage::showAnswer() {
    setHeadline(shownTab()->headline());
    setBackend(shownTab()->backend());
}

bool AgreePage::busy() const {
    return Page::busy() || shownTab()->busy();
}

QStringList AgreePage::parts() const {
    QStringList ids;
    for (const AgreeTab* tab : m_tabs) {
        ids << tab->id();
        for (const QString& part : tab->parts()) ids << tab->id() + u'/' + part;
    }
    return ids;
}

bool AgreePage::showPart(const QString& id) {
    const auto found =
        std::find_if(m_tabs.begin(), m_tabs.end(),
                     [name = id.section(u'/', 0, 0)](const AgreeTab* tab) { return tab->id() == name; });
    if (found == m_tabs.end()) return false;
    if (const QString part = id.section(u'/', 1); !part.isEmpty() && !(*found)->showPart(part)) return false;
    m_bar->setCurrentIndex(static_cast<int>(found - m_tabs.begin()));
    return true;
}

void AgreePage::refresh() {
    for (AgreeTab* tab : m_tabs) tab->invalidate();
}

void AgreePage::dragEnterEvent(QDragEnterEvent* event) {
    event->setAccepted(!returnedFile(*event->mimeData()).isEmpty());
}

// Not at once: a comparison would keep the other program's drag waiting.
void AgreePage::dropEvent(QDropEvent* event) {
    const QString path = returnedFile(*event->mimeData());
    event->setAccepted(!path.isEmpty());
    if (path.isEmpty()) return;
    QMetaObject::invokeMethod(
        this,
        [this, path] {
            showPart(m_returned->id());
            m_returned->open(path);
        },
        Qt::QueuedConnection);
}

void AgreePage::restyle() {
    for (AgreeTab* tab : m_tabs) tab->restyle();
}

}  // namespace triscope::gui
