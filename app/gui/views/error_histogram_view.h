#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/gui/painters/error_histogram_painter.h"

namespace triscope::gui {

class Theme;

// Shows how errors are spread, and where the tolerance lies among them. Pointing at a bar, or walking to it
// with the arrows, marks it.
class ErrorHistogramView final : public QWidget {
    Q_OBJECT

  public:
    explicit ErrorHistogramView(const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr.
    void setAgreement(std::shared_ptr<const Agreement> agreement);

    // Of ErrorHistogram::counts.
    std::optional<std::size_t> markedBin() const { return m_marked; }
    // Where the parts are now. Precondition: an agreement.
    ErrorHistogramLayout layoutNow() const;

    QSize sizeHint() const override { return {640, 240}; }
    QSize minimumSizeHint() const override { return {240, 170}; }

  signals:
    void markedChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void mark(std::optional<std::size_t> bin);

    const Theme& m_theme;
    std::shared_ptr<const Agreement> m_agreement;
    std::optional<std::size_t> m_marked;
};

}  // namespace triscope::gui
