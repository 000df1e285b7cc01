#include "app/gui/panels/pointer_panel.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

// High enough for a title and what there is to say of most cells, so that nothing moves while the pointer
// does; more can be scrolled to.
constexpr int kLines = 9;
constexpr int kSwatch = 12;

}  // namespace

PointerPanel::PointerPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new QLabel(this)), m_lines(new QLabel(this)) {
    m_title->setFont(Theme::strongFont());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_lines->setTextFormat(Qt::PlainText);
    m_lines->setWordWrap(true);
    m_lines->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_lines);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, Theme::kGap, 12, Theme::kGap);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(scroll, 1);
    // A line in Chinese is a little higher than the font says.
    setFixedHeight(kLines * (fontMetrics().lineSpacing() + 1) + 2 * Theme::kGap + 2);
    present({});
}

void PointerPanel::present(const PointerInfo& info) {
    const bool nothing = info.title.isEmpty() && info.lines.isEmpty();
    m_swatch = info.swatch;
    m_title->setText(nothing ? tr("What you point at") : info.title);
    m_title->setIndent(m_swatch ? kSwatch + Theme::kGap : 0);
    m_lines->setText(nothing ? tr("Move the pointer over a picture: what is there is explained here.")
                             : info.lines.join(u'\n'));
    m_lines->setForegroundRole(nothing ? QPalette::PlaceholderText : QPalette::WindowText);
    update();
}

void PointerPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(m_theme.colors().grid);
    painter.drawLine(0, 0, width(), 0);
    if (!m_swatch) return;
    const int middle = m_title->y() + fontMetrics().height() / 2;
    painter.setBrush(*m_swatch);
    painter.drawRect(QRect(m_title->x(), middle - kSwatch / 2, kSwatch, kSwatch));
}

}  // namespace triscope::gui
