#pragma once

#include <QWidget>

namespace triscope::gui {

class Theme;

// Above a difference view: what its colours mean, in one line.
class DifferenceLegend final : public QWidget {
    Q_OBJECT

  public:
    explicit DifferenceLegend(const Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
};

}  // namespace triscope::gui
