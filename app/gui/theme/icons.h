#pragma once

#include <QIcon>

#include "app/gui/theme/theme_colors.h"

namespace triscope::gui {

// A drawing of resources/icons, tinted: in `currentColor`'s place the text colour, or the accent when the
// icon is on. `name` is the path below that folder without ".svg": "pages/explore".
QIcon tintedIcon(const QString& name, const ThemeColors& colors);

// The same drawing in one colour, `size` pixels high and wide on a screen of that device pixel ratio.
QPixmap tintedPixmap(const QString& name, const QColor& color, int size, qreal device_pixel_ratio = 1);

// The application's own icon.
QIcon applicationIcon();

}  // namespace triscope::gui
