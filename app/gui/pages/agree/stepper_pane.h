#pragma once

#include <QWidget>

#include "app/gui/pages/agree/stepper_words.h"

class QGridLayout;
class QLabel;

namespace triscope::gui {

// One step in numbers: how m, c, l and O follow from those before, and at the end what the row comes to. It
// keeps its lines where they are whatever the step.
class StepperPane final : public QWidget {
    Q_OBJECT

  public:
    explicit StepperPane(QWidget* parent = nullptr);

    // `done` steps have been taken.
    void show(const StepperOutcome& outcome, std::size_t done);

  private:
    void showLines(const std::vector<StepLine>& lines, int first_row);
    QLabel* labelAt(int row, int column);

    QLabel* m_title;
    QGridLayout* m_lines;
};

}  // namespace triscope::gui
