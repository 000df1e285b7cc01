#include "app/gui/pages/cost/curve_legend.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_chart.h"

namespace triscope::gui {

namespace {

constexpr int kSample = 20;  // of the pen

QFont boldFont() {
    QFont font = Theme::textFont();
    font.setWeight(QFont::Bold);
    return font;
}

}  // namespace

CurveLegend::CurveLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CurveLegend::setEntries(std::array<Entry, 3> entries) {
    m_entries = std::move(entries);
    QStringList spoken;
    for (const Entry& entry : m_entries) spoken << entry.name + u' ' + entry.value;
    setToolTip(spoken.join(u'\n'));
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

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = QFontMetrics(boldFont()).height();
    const int slot = std::min(width(), sizeHint().width()) / 3;
    int x = 0;
    for (std::size_t curve = 0; curve < m_entries.size(); ++curve) {
        const Entry& entry = m_entries[curve];
        if (entry.name.isEmpty()) continue;
        painter.setPen(LogChart::penOf(curve, m_theme));
        painter.drawLine(x, line / 2, x + kSample, line / 2);
        const QRect name(x + kSample + Theme::kGap, 0, slot - kSample - 2 * Theme::kGap, line);
        painter.setFont(Theme::textFont());
        painter.setPen(m_theme.colors().text);
        painter.drawText(name, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, name.width()));
        painter.setFont(boldFont());
        painter.drawText(name.translated(0, line), Qt::AlignVCenter, entry.value);
        x += slot;
    }
}

}  // namespace triscope::gui
