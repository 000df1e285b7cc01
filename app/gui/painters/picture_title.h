#pragma once

#include <QPainter>

#include "app/gui/theme/theme_colors.h"

namespace triscope::gui {

// The title of a picture, strong, at the left of `place`, cut where it has no room. Returns how wide it is.
double paintPictureTitle(QPainter& painter, const QRectF& place, const QString& title,
                         const ThemeColors& colors);

// The line at the top of a picture so wide that its title takes.
QRectF titleLine(double width);

}  // namespace triscope::gui
