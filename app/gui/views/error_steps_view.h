#pragma once

#include <QWidget>
#include <memory>

#include "app/gui/painters/error_steps_painter.h"
#include "core/npu/error_steps.h"

namespace triscope::gui {

class Theme;

// Shows what each step of an operator adds to its error: a table with a bar for each share.
class ErrorStepsView final : public QWidget {
    Q_OBJECT

  public:
    explicit ErrorStepsView(const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr.
    void setSteps(std::shared_ptr<const ErrorSteps> steps);

    QSize sizeHint() const override { return {640, 240}; }
    QSize minimumSizeHint() const override { return {240, 170}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    // Of which call the steps are.
    static QString callWords();

    const Theme& m_theme;
    std::vector<ErrorStepRow> m_rows;
};

}  // namespace triscope::gui
