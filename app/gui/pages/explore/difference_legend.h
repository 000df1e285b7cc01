#pragma once

#include <QWidget>
#include <vector>

#include "core/mask/region.h"

namespace triscope::gui {

class Theme;

// Above a difference view: what its colours mean, in one line, or in more where it is narrow.
class DifferenceLegend final : public QWidget {
    Q_OBJECT

  public:
    explicit DifferenceLegend(const Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    int lineHeight() const;
    int entryWidth(RegionRole role) const;
    // Where each entry begins.
    std::vector<QPoint> corners() const;

    const Theme& m_theme;
    int m_lines = 1;
};

}  // namespace triscope::gui
