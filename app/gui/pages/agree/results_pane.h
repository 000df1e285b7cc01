#pragma once

#include <QWidget>

#include "app/gui/widgets/empty_state.h"

class QBoxLayout;
class QStackedLayout;

namespace triscope::gui {

// What a run has given: pictures, and numbers beside them where both have room, else below; or in place of
// both why there is nothing to see.
class ResultsPane final : public QWidget {
    Q_OBJECT

  public:
    ResultsPane(const Theme& theme, QWidget* pictures, QWidget* numbers, QWidget* parent);

    void showResult();
    // See EmptyState::present.
    void showInstead(EmptyState::Kind kind, const QString& sentence, const QString& action = {},
                     std::function<void()> act = {});

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* m_numbers;
    QBoxLayout* m_columns;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
};

}  // namespace triscope::gui
