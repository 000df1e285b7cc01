#include "app/gui/pages/page.h"

#include <QScrollArea>
#include <QShowEvent>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/widgets/empty_state.h"
#include "app/gui/widgets/headline.h"
#include "app/gui/widgets/loading_overlay.h"

namespace triscope::gui {

namespace {

// Content that needs more room than there is can be scrolled; it never makes the window grow.
QScrollArea* scrolled(QWidget* content) {
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

}  // namespace

Page::Page(PageInfo info, const PageContext& context, QWidget* parent)
    : QWidget(parent), m_info(std::move(info)), m_context(context) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_headline = new Headline(this);

    auto* holder = new QWidget;
    m_content = new QVBoxLayout(holder);
    m_content->setContentsMargins({});
    m_content->setSpacing(Theme::kGap);
    m_empty = new EmptyState(context.theme, this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(scrolled(holder));
    m_stack->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::kGap, 2 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(2 * Theme::kGap);
    layout->addWidget(m_headline);
    layout->addLayout(m_stack, 1);

    connect(&context.session, &Session::validScenarioChanged, this, &Page::scheduleRefresh);
    connect(&context.session, &Session::issuesChanged, this,
            [this] { m_headline->setStale(!session().issues().empty()); });
    connect(&context.theme, &Theme::changed, this, [this] { restyle(); });
}

Page::~Page() = default;

QString Page::headline() const {
    return m_headline->sentence();
}

bool Page::busy() const {
    return m_stale || std::any_of(m_runners.begin(), m_runners.end(),
                                  [](const Runner* runner) { return runner->busy(); });
}

void Page::setHeadline(const QString& sentence) {
    m_headline->setSentence(sentence);
}

void Page::setBackend(const QString& backend) {
    if (backend == m_backend) return;
    m_backend = backend;
    emit backendChanged(backend);
}

Runner& Page::makeRunner(QWidget* over) {
    auto* runner = new Runner(this);
    m_context.activity.watch(*runner);
    m_runners << runner;
    if (over != nullptr) new LoadingOverlay(*runner, m_context.theme, over);
    connect(runner, &Runner::failed, this, [this](const QString& message) {
        m_empty->present(EmptyState::Kind::Failed, message, tr("Try again"), [this] { refreshNow(); });
        m_stack->setCurrentWidget(m_empty);
    });
    connect(runner, &Runner::cancelled, this, [this] {
        showEmpty(tr("Stopped before it was done."), tr("Start again"), [this] { refreshNow(); });
    });
    return *runner;
}

void Page::showEmpty(const QString& sentence, const QString& action, std::function<void()> act) {
    m_empty->present(EmptyState::Kind::Empty, sentence, action, std::move(act));
    m_stack->setCurrentWidget(m_empty);
}

void Page::showContent() {
    m_stack->setCurrentIndex(0);
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) refreshNow();
}

void Page::scheduleRefresh() {
    m_stale = true;
    if (!isVisible() || m_refresh_is_scheduled) return;
    m_refresh_is_scheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_refresh_is_scheduled = false;
            if (m_stale && isVisible()) refreshNow();
        },
        Qt::QueuedConnection);
}

void Page::refreshNow() {
    m_stale = false;
    showContent();
    refresh();
}

}  // namespace triscope::gui
