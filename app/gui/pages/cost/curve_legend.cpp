#include "app/gui/pages/cost/curve_legend.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_chart.h"

namespace triscope::gui {

namespace {

constexpr int kSample = 28;  // of the pen

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
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int CurveLegend::widthOf(const Entry& entry) const {
    // Room for the widest value, so that nothing moves while values change.
    const int value = QFontMetrics(boldFont()).horizontalAdvance(QStringLiteral("000.0 TFLOP"));
    const int name = QFontMetrics(Theme::textFont()).horizontalAdvance(entry.name);
    return kSample + Theme::kGap + std::max(name, value) + Theme::kGap;
}

QSize CurveLegend::sizeHint() const {
    int width = 0;
    for (const Entry& entry : m_entries) width += widthOf(entry);
    return {width, 2 * QFontMetrics(boldFont()).height() + Theme::kGap};
}

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = QFontMetrics(boldFont()).height();
    int x = 0;
    for (std::size_t curve = 0; curve < m_entries.size(); ++curve) {
        const Entry& entry = m_entries[curve];
        painter.setPen(LogChart::penOf(curve, m_theme));
        painter.drawLine(x, line / 2, x + kSample, line / 2);
        const QRect name(x + kSample + Theme::kGap, 0, widthOf(entry), line);
        painter.setFont(Theme::textFont());
        painter.setPen(m_theme.colors().text);
        painter.drawText(name, Qt::AlignVCenter, entry.name);
        painter.setFont(boldFont());
        painter.drawText(name.translated(0, line), Qt::AlignVCenter, entry.value);
        x += widthOf(entry);
    }
}

}  // namespace triscope::gui
