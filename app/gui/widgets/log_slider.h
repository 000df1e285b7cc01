#pragma once

#include <QAbstractSlider>
#include <QElapsedTimer>

#include "app/gui/widgets/log_scale.h"

namespace triscope::gui {

class Theme;

// A slider along a LogScale with labelled ticks below its groove. Arrow keys move a quarter of an octave,
// page keys an octave; the wheel moves it only while it has the focus, so that a panel can be scrolled over
// it.
class LogSlider final : public QAbstractSlider {
    Q_OBJECT

  public:
    LogSlider(const LogScale& scale, const Theme& theme, QWidget* parent = nullptr);

    const LogScale& scale() const { return m_scale; }
    void showValue(Index value);
    // Multiples of this are where drags come to rest.
    void setSnap(Index step) { m_snap = step; }
    // False leaves the space of the ticks blank.
    void setTicksVisible(bool visible);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    // A drag, or a run of keys or of wheel steps, begins; all edited() until the next belong to it.
    void gestureStarted();
    void edited(triscope::Index value);

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    int pixelOf(int position) const;
    int positionAt(int pixel) const;
    void moved(int position);
    void paintGroove(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;

    LogScale m_scale;
    const Theme& m_theme;
    Index m_snap = 1;
    bool m_ticks_are_visible = true;
    QElapsedTimer m_since_last_step;
};

}  // namespace triscope::gui
