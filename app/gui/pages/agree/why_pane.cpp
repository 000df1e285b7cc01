#include "app/gui/pages/agree/why_pane.h"

#include <QStackedLayout>

#include "app/gui/pages/agree/study_words.h"
#include "app/gui/runner/runner.h"
#include "app/gui/views/error_steps_view.h"
#include "app/gui/widgets/empty_state.h"

namespace triscope::gui {

namespace {

// What has no part in the steps does not make them out of date.
StudyRequest withoutChoices(StudyRequest request) {
    request.backends.clear();
    request.run.rule.clear();
    return request;
}

}  // namespace

WhyPane::WhyPane(const PageTabContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_runner(&m_context.makeRunner(this)),
      m_stack(new QStackedLayout(this)),
      m_empty(new EmptyState(context.theme, this)),
      m_view(new ErrorStepsView(context.theme, this)) {
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    // After the page's own answers, which would take the rest of the tab away.
    connect(m_runner, &Runner::failed, this, [this](const QString& message) {
        m_context.showContent();
        say(message, tr("Try again"), true);
    });
    connect(m_runner, &Runner::cancelled, this, [this] {
        m_context.showContent();
        say(tr("Stopped before it was done."), tr("Run again"), false);
    });
}

void WhyPane::setRequest(const StudyRequest& request, bool small) {
    m_request = withoutChoices(request);
    m_small = small;
    if (isVisible()) catchUp();
}

const ErrorSteps* WhyPane::steps() const {
    return m_explained == m_request ? m_steps.get() : nullptr;
}

void WhyPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    catchUp();
}

void WhyPane::catchUp() {
    if (m_explained == m_request) return;
    if (m_request.run.dtype == "fp32") {
        if (m_runner->busy()) m_runner->cancel();
        return say(tr("In fp32 nothing is rounded to 16 bits: choose fp16 or bf16 to see what each step of "
                      "the operator does."),
                   {}, false);
    }
    if (const QString reason = whyTooLarge(m_request.run, m_request.mask.shape, {});
        !m_request.files.given() && !reason.isEmpty()) {
        if (m_runner->busy()) m_runner->cancel();
        return say(reason, {}, false);
    }
    if (m_small) return run();
    say(tr("This takes about ten runs, so it waits until you ask for it."), tr("Run"), false);
}

void WhyPane::run() {
    m_explained = m_request;
    m_steps.reset();
    m_stack->setCurrentWidget(m_view);
    m_runner->run(
        tr("Telling the steps apart"),
        [request = m_request](const RunControl& control) { return explainRequest(request, control); },
        [this](const std::shared_ptr<const ErrorSteps>& steps) {
            m_steps = steps;
            m_view->setSteps(steps);
            m_stack->setCurrentWidget(m_view);
        });
}

void WhyPane::say(const QString& sentence, const QString& action, bool failed) {
    const auto act = action.isEmpty() ? std::function<void()>() : [this] { run(); };
    m_empty->present(failed ? EmptyState::Kind::Failed : EmptyState::Kind::Empty, sentence, action, act);
    m_stack->setCurrentWidget(m_empty);
}

}  // namespace triscope::gui
