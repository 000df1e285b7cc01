#include "app/gui/painters/picture_title.h"

#include <QFontMetricsF>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

double paintPictureTitle(QPainter& painter, const QRectF& place, const QString& title,
                         const ThemeColors& colors) {
    const QFont before = painter.font();
    const QFontMetricsF metrics(Theme::strongFont());
    const QString shown = metrics.elidedText(title, Qt::ElideRight, place.width());
    painter.setFont(Theme::strongFont());
    painter.setPen(colors.text);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter.setFont(before);
    return metrics.horizontalAdvance(shown);
}

QRectF titleLine(double width) {
    return {0, 0, width, QFontMetricsF(Theme::strongFont()).height()};
}

}  // namespace triscope::gui
