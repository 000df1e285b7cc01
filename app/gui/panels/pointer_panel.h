#pragma once

#include <QWidget>

#include "app/gui/pages/page.h"

class QLabel;

namespace triscope::gui {

// "What you point at": what the current page says about the thing under the pointer.
class PointerPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit PointerPanel(const Theme& theme, QWidget* parent = nullptr);

    void present(const PointerInfo& info);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    std::optional<QColor> m_swatch;
    QLabel* m_title;
    QLabel* m_lines;
};

}  // namespace triscope::gui
