#include "app/gui/widgets/elided_label.h"

#include <QPainter>
#include <QTextLayout>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

QColor colorOf(Tone tone, const ThemeColors& colors) {
    switch (tone) {
        case Tone::Muted:
            return colors.muted_text;
        case Tone::Warning:
            return colors.warning;
        case Tone::Error:
            return colors.error;
        case Tone::Text:
            break;
    }
    return colors.text;
}

}  // namespace

ElidedLabel::ElidedLabel(const Theme& theme, int lines, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_lines(lines) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text, Tone tone) {
    if (text == m_text && tone == m_tone) return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setToolTip(isElided() ? text : QString());
    update();
}

bool ElidedLabel::isElided() const {
    const QStringList lines = shownLines();
    return !lines.isEmpty() && lines.last().endsWith(u'…') && !m_text.endsWith(u'…');
}

QSize ElidedLabel::minimumSizeHint() const {
    return {0, m_lines * fontMetrics().lineSpacing()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(isEnabled() ? colorOf(m_tone, m_theme.colors())
                               : palette().color(QPalette::Disabled, QPalette::WindowText));
    const int spacing = fontMetrics().lineSpacing();
    QRect line(0, 0, width(), spacing);
    for (const QString& text : shownLines()) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        line.translate(0, spacing);
    }
}

void ElidedLabel::resizeEvent(QResizeEvent*) {
    setToolTip(isElided() ? m_text : QString());
}

QStringList ElidedLabel::shownLines() const {
    QStringList lines;
    QTextLayout layout(m_text, font());
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width());
        if (lines.size() + 1 == m_lines) {
            const QString rest = m_text.mid(line.textStart());
            lines << fontMetrics().elidedText(rest, Qt::ElideRight, width());
            break;
        }
        lines << m_text.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

}  // namespace triscope::gui
