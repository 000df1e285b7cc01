#pragma once

#include <QWidget>
#include <vector>

#include "core/cost/kernels/sensitivity.h"

namespace triscope::gui {

class Theme;

// What each parameter does to the time to the first token: a bar from its smaller to its larger value on a
// common axis of seconds, the estimate as a line through all of them.
class TornadoView final : public QWidget {
    Q_OBJECT

  public:
    explicit TornadoView(const Theme& theme, QWidget* parent = nullptr);

    void setContent(std::vector<Sensitivity> bars, double middle);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int lineHeight() const;
    double xOf(double seconds) const;
    void paintBar(class QPainter& painter, std::size_t at) const;
    void paintAxis(class QPainter& painter) const;

    const Theme& m_theme;
    std::vector<Sensitivity> m_bars;
    double m_middle = 0;
    double m_least = 0;
    double m_most = 1;
    int m_name_width = 0;
};

}  // namespace triscope::gui
