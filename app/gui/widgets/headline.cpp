#include "app/gui/widgets/headline.h"

#include <QRegularExpression>
#include <QResizeEvent>
#include <algorithm>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

Headline::Headline(QWidget* parent) : QLabel(parent) {
    setFont(Theme::headlineFont());
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void Headline::setSentence(const QString& sentence) {
    static const QRegularExpression kUnitAfterNumber(
        QStringLiteral("(?<=\\d) (?=(%|s|ms|µs|[KMGT]?i?B)(\\W|$))"));
    m_sentence = sentence;
    setText(QString(sentence).replace(kUnitAfterNumber, QChar(QChar::Nbsp)));
}

void Headline::setStale(bool stale) {
    setForegroundRole(stale ? QPalette::PlaceholderText : QPalette::NoRole);
    setToolTip(stale ? tr("This is about the last possible scenario.") : QString());
}

int Headline::heightForWidth(int for_width) const {
    const int height = QLabel::heightForWidth(for_width);
    if (for_width != width()) return height;
    m_tallest = std::max(m_tallest, height);
    return m_tallest;
}

void Headline::resizeEvent(QResizeEvent* event) {
    if (event->size().width() != event->oldSize().width()) {
        m_tallest = 0;
        updateGeometry();
    }
    QLabel::resizeEvent(event);
}

}  // namespace triscope::gui
