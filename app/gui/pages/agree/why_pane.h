#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/gui/pages/agree/study_request.h"
#include "app/gui/pages/page_tab.h"

class QStackedLayout;

namespace triscope::gui {

class EmptyState;
class ErrorStepsView;

// Why npu-emulated differs from the reference: what each step of its arithmetic does alone. Works out small
// requests while it is in sight, and large ones when asked.
class WhyPane final : public QWidget {
    Q_OBJECT

  public:
    WhyPane(const PageTabContext& context, QWidget* parent = nullptr);

    // `small`: it may run unasked.
    void setRequest(const StudyRequest& request, bool small);

    // Of the request; nullptr while there are none.
    const ErrorSteps* steps() const;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void catchUp();
    void run();
    void say(const QString& sentence, const QString& action, bool failed);

    PageTabContext m_context;
    Runner* m_runner;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    ErrorStepsView* m_view;
    StudyRequest m_request;
    bool m_small = false;
    std::optional<StudyRequest> m_explained;  // or tried
    std::shared_ptr<const ErrorSteps> m_steps;
};

}  // namespace triscope::gui
