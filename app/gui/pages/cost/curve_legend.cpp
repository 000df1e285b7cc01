#include "app/gui/pages/cost/curve_legend.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_chart.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr int kSample = 20;  // of the pen

QFont boldFont() {
    return Theme::strongFont();
}

}  // namespace

CurveLegend::CurveLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Curves"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CurveLegend::setEntries(std::array<Entry, 3> entries) {
    m_entries = std::move(entries);
    QStringList spoken;
    for (const Entry& entry : m_entries)
        if (!entry.name.isEmpty()) spoken << entry.name + u' ' + entry.value;
    setToolTip((spoken + QStringList{tr("Click to show or hide a curve")}).join(u'\n'));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CurveLegend::minimumSizeHint() const {
    // Room for the widest value, so that nothing moves while values change.
    const int value = QFontMetrics(boldFont()).horizontalAdvance(QStringLiteral("00.0 TFLOP"));
    return {3 * (kSample + value + 2 * Theme::kGap), 2 * QFontMetrics(boldFont()).height() + Theme::kGap};
}

QSize CurveLegend::sizeHint() const {
    int widest = minimumSizeHint().width() / 3;
    for (const Entry& entry : m_entries) {
        const int name = QFontMetrics(Theme::textFont()).horizontalAdvance(entry.name);
        const int value = QFontMetrics(boldFont()).horizontalAdvance(entry.value);
        widest = std::max(widest, kSample + std::max(name, value) + 3 * Theme::kGap);
    }
    return {3 * widest, minimumSizeHint().height()};
}

QRect CurveLegend::entryRect(std::size_t curve) const {
    const int slot = std::min(width(), sizeHint().width()) / 3;
    const auto before =
        std::count_if(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(curve),
                      [](const Entry& entry) { return !entry.name.isEmpty(); });
    return {static_cast<int>(before) * slot, 0, slot, 2 * QFontMetrics(boldFont()).height()};
}

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t curve = 0; curve < m_entries.size(); ++curve) paintEntry(painter, curve);
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(m_theme.colors().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(entryRect(m_current).adjusted(0, 0, -Theme::kGap, 1));
}

// A hidden curve keeps its place, struck out and muted.
void CurveLegend::paintEntry(QPainter& painter, std::size_t curve) const {
    const Entry& entry = m_entries[curve];
    if (entry.name.isEmpty()) return;
    const ThemeColors& colors = m_theme.colors();
    const bool shown = m_shown[curve];
    const QRect rect = entryRect(curve);
    const int line = QFontMetrics(boldFont()).height();
    QPen pen = LogChart::penOf(curve, m_theme);
    if (!shown) pen.setColor(colors.grid);
    painter.setPen(pen);
    painter.drawLine(rect.x(), line / 2, rect.x() + kSample, line / 2);
    const QRect name = rect.adjusted(kSample + Theme::kGap, 0, -Theme::kGap, -line);
    QFont font = Theme::textFont();
    font.setStrikeOut(!shown);
    painter.setFont(font);
    painter.setPen(shown ? colors.text : colors.muted_text);
    painter.drawText(name, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, name.width()));
    if (!shown) return;
    painter.setFont(boldFont());
    painter.drawText(name.translated(0, line), Qt::AlignVCenter, entry.value);
}

void CurveLegend::toggle(std::size_t curve) {
    if (m_entries.at(curve).name.isEmpty()) return;
    int shown = 0;
    for (std::size_t at = 0; at < m_entries.size(); ++at)
        shown += m_shown[at] && !m_entries[at].name.isEmpty() ? 1 : 0;
    if (m_shown[curve] && shown == 1) return;
    m_shown[curve] = !m_shown[curve];
    m_current = curve;
    update();
    emit toggled(curve, m_shown[curve]);
}

void CurveLegend::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    for (std::size_t curve = 0; curve < m_entries.size(); ++curve) {
        if (entryRect(curve).contains(event->position().toPoint())) return toggle(curve);
    }
}

void CurveLegend::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) return toggle(m_current);
    const bool left = event->key() == Qt::Key_Left;
    if (!left && event->key() != Qt::Key_Right) return QWidget::keyPressEvent(event);
    m_current = (m_current + (left ? m_entries.size() - 1 : 1)) % m_entries.size();
    update();
}

}  // namespace triscope::gui
