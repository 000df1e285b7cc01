#include "app/gui/painters/token_flow.h"

#include <QPainter>
#include <cmath>

#include "app/gui/painters/hairline.h"

namespace triscope::gui {

namespace {

constexpr double kMargin = 3;   // inside a word's place, on either side
constexpr double kBelow = 7;    // room for the line below a word
constexpr double kBetween = 1;  // words without a blank
constexpr double kBlank = 4;    // words with one
constexpr float kTint = 0.28F;
constexpr double kStroke = 2;

void paintUnderline(QPainter& painter, const QRectF& at, RegionRole region, const QColor& color) {
    const auto line = [&](double from_bottom, Qt::PenStyle style, double width) {
        QPen pen(color, width, style, Qt::FlatCap);
        painter.setPen(pen);
        const double y = at.bottom() - from_bottom;
        painter.drawLine(QPointF(at.left() + 1, y), QPointF(at.right() - 1, y));
    };
    switch (region) {
        case RegionRole::Sink:
            line(1, Qt::SolidLine, 1.4);
            line(4, Qt::SolidLine, 1.4);
            return;
        case RegionRole::Last:
            line(2, Qt::DashLine, kStroke);
            return;
        case RegionRole::Scattered:
            line(2, Qt::DotLine, kStroke);
            return;
        case RegionRole::OnlyFirst:
        case RegionRole::OnlySecond:
            line(2, Qt::DashDotLine, kStroke);
            return;
        default:
            line(2, Qt::SolidLine, kStroke);
    }
}

}  // namespace

std::vector<QRectF> flowWords(const std::vector<TokenWord>& words, const QFontMetricsF& metrics,
                              double width) {
    std::vector<QRectF> places;
    places.reserve(words.size());
    const double height = std::ceil(metrics.height() + kBelow);
    QPointF at;
    for (const TokenWord& word : words) {
        const double needs = std::min(width, metrics.horizontalAdvance(word.text) + 2 * kMargin);
        if (at.x() > 0) at.rx() += word.gap == Gap::None ? kBetween : kBlank;
        if (word.gap == Gap::Line || (at.x() > 0 && at.x() + needs > width))
            at = {0, at.y() + height + kBetween};
        places.emplace_back(at, QSizeF(needs, height));
        at.rx() += needs;
    }
    return places;
}

void paintWord(QPainter& painter, const QRectF& at, const QString& word, const WordLook& look,
               const ThemeColors& colors) {
    const bool seen = look.kind == WordLook::Kind::Seen;
    if (seen) {
        QColor tint = colors.region(look.region);
        paintUnderline(painter, at, look.region, tint);
        tint.setAlphaF(kTint);
        painter.fillRect(at.adjusted(0, 0, 0, -kBelow + 1), tint);
    }
    if (look.is_query) {
        painter.setPen(hairline(colors.accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(crisp(at.left()), crisp(at.top()), std::floor(at.width()) - 1,
                                std::floor(at.height()) - 1));
    }
    painter.setPen(look.kind == WordLook::Kind::Unseen ? colors.muted_text : colors.text);
    const QFontMetricsF metrics(painter.font());
    const QString shown = metrics.elidedText(word, Qt::ElideRight, at.width() - 2 * kMargin + 1);
    painter.drawText(QPointF(at.left() + kMargin, at.top() + metrics.ascent() + 1), shown);
}

}  // namespace triscope::gui
