#include "app/gui/widgets/log_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <algorithm>
#include <array>
#include <bit>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kHandle = 14;
constexpr int kGrooveHeight = 26;  // that of the box beside it
// Keys that follow one another faster than this are one gesture.
constexpr qint64 kPauseBetweenGestures = 1000;

// Ticks stand at 0 and at powers of two whose exponents are multiples of the first of these that leaves room.
constexpr std::array kTickStrides{1, 2, 5, 10};
constexpr int kTickGap = 8;

QList<Index> ticksOf(const LogScale& scale, int stride) {
    QList<Index> ticks;
    if (scale.hasZero()) ticks << 0;
    const int last = std::countr_zero(static_cast<std::uint64_t>(scale.most()));
    for (int exponent = std::countr_zero(static_cast<std::uint64_t>(scale.least())); exponent <= last;
         ++exponent) {
        if (exponent % stride == 0) ticks << (Index{1} << exponent);
    }
    return ticks;
}

}  // namespace

LogSlider::LogSlider(const LogScale& scale, const Theme& theme, QWidget* parent)

    : QAbstractSlider(parent), m_scale(scale), m_theme(theme) {
    setOrientation(Qt::Horizontal);
    setRange(0, scale.lastPosition());
    setSingleStep(LogScale::kStepsPerOctave / 4);
    setPageStep(LogScale::kStepsPerOctave);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractSlider::sliderPressed, this, &LogSlider::gestureStarted);
    connect(this, &QAbstractSlider::valueChanged, this, &LogSlider::moved);
}

void LogSlider::showValue(Index value) {
    const QSignalBlocker quiet(this);
    // While a hand holds it, the handle stays under the hand and not where the snapped value is.
    if (!isSliderDown()) setValue(m_scale.positionOf(value));
}

void LogSlider::setTicksVisible(bool visible) {
    m_ticks_are_visible = visible;
    update();
}

QSize LogSlider::sizeHint() const {
    return {160, kGrooveHeight + fontMetrics().height()};
}

QSize LogSlider::minimumSizeHint() const {
    return {80, sizeHint().height()};
}

// Pressing beside the handle brings it there, and the same drag goes on from there.
void LogSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    const int pixel = event->position().toPoint().x();
    setSliderDown(true);
    if (std::abs(pixel - pixelOf(value())) > kHandle / 2) setValue(positionAt(pixel));
}

void LogSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setValue(positionAt(event->position().toPoint().x()));
}

void LogSlider::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}

void LogSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) {
        QAbstractSlider::wheelEvent(event);
    } else {
        event->ignore();
    }
}

void LogSlider::moved(int position) {
    if (!isSliderDown()) {
        if (!m_since_last_step.isValid() || m_since_last_step.elapsed() > kPauseBetweenGestures) {
            emit gestureStarted();
        }
        m_since_last_step.start();
    }
    emit edited(snapGently(m_scale.valueAt(position), m_snap));
}

void LogSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGroove(painter);
    if (m_ticks_are_visible) paintTicks(painter);
}

void LogSlider::paintGroove(QPainter& painter) const {
    const ThemeColors& colors = m_theme.colors();
    const int at = pixelOf(value());
    const QRectF groove(kHandle / 2.0, kGrooveHeight / 2.0 - 2, width() - kHandle, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.grid);
    painter.drawRoundedRect(groove, 2, 2);
    if (!isEnabled()) return;
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(QRectF(groove.left(), groove.top(), at - groove.left(), 4), 2, 2);
    const QPointF middle(at, kGrooveHeight / 2.0);
    if (showsFocus(*this)) {
        QColor halo = colors.accent;
        halo.setAlphaF(0.3F);
        painter.setBrush(halo);
        painter.drawEllipse(middle, 9, 9);
    }
    painter.setBrush(colors.surface);
    painter.setPen(QPen(colors.accent, 2));
    painter.drawEllipse(middle, kHandle / 2.0 - 1, kHandle / 2.0 - 1);
}

void LogSlider::paintTicks(QPainter& painter) const {
    const auto text = [](Index tick) { return QString::fromStdString(shortCount(tick)); };
    const int octave = pixelOf(LogScale::kStepsPerOctave) - pixelOf(0);
    int widest = 0;
    for (const Index tick : ticksOf(m_scale, 1)) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(text(tick)) + kTickGap);
    }
    int stride = kTickStrides.back();
    for (auto at = kTickStrides.rbegin(); at != kTickStrides.rend(); ++at) {
        if (*at * octave >= widest) stride = *at;
    }
    painter.setPen(isEnabled() ? m_theme.colors().muted_text
                               : palette().color(QPalette::Disabled, QPalette::WindowText));
    int free_from = 0;
    for (const Index tick : ticksOf(m_scale, stride)) {
        const int wide = fontMetrics().horizontalAdvance(text(tick));
        const int left =
            std::clamp(pixelOf(m_scale.positionOf(tick)) - wide / 2, 0, std::max(0, width() - wide));
        if (left < free_from) continue;
        painter.drawText(QRect(left, kGrooveHeight, wide, fontMetrics().height()), Qt::AlignCenter,
                         text(tick));
        free_from = left + wide + kTickGap;
    }
}

int LogSlider::pixelOf(int position) const {
    return kHandle / 2 + QStyle::sliderPositionFromValue(minimum(), maximum(), position, width() - kHandle);
}

int LogSlider::positionAt(int pixel) const {
    return QStyle::sliderValueFromPosition(minimum(), maximum(), pixel - kHandle / 2, width() - kHandle);
}

}  // namespace triscope::gui
