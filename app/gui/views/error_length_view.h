#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/gui/painters/error_length_painter.h"

namespace triscope::gui {

class Theme;

// Shows how errors depend on how many keys a query keeps. Pointing at a column, or walking to it with the
// arrows, marks it; a click or Return asks for its worst row.
class ErrorLengthView final : public QWidget {
    Q_OBJECT

  public:
    explicit ErrorLengthView(const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr. `tolerance`: what the rule allows; 0 when it has no such number.
    void setErrors(std::shared_ptr<const ErrorsByLength> errors, double tolerance);

    std::optional<std::size_t> markedColumn() const { return m_marked; }
    // Where the parts are now. Precondition: errors.
    ErrorLengthLayout layoutNow() const;

    QSize sizeHint() const override { return {640, 240}; }
    QSize minimumSizeHint() const override { return {240, 170}; }

  signals:
    void markedChanged();
    void rowAsked(triscope::Index head, triscope::Index row);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void mark(std::optional<std::size_t> column);
    void walk(int step);
    void askForRow();

    const Theme& m_theme;
    std::shared_ptr<const ErrorsByLength> m_errors;
    double m_tolerance = 0;
    std::optional<std::size_t> m_marked;
};

}  // namespace triscope::gui
