#pragma once

#include <QImage>
#include <optional>

#include "app/gui/painters/error_map_viewport.h"
#include "app/gui/painters/error_scale.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// Room around the map: the scale above it, heads down the left side, rows along the bottom.
struct ErrorMapMargins {
    int top = 30;
    int left = 52;
    int right = 8;
    int bottom = 40;
};

// The largest error of each row of each head, in device pixels. A pixel that stands for several rows or heads
// has the largest error of them all, so that none is ever lost. Rows without any error are striped, rows
// with a non-finite one have the theme's colour of errors.
QImage renderErrorMap(const Agreement& agreement, const ErrorMapViewport& view, const ErrorScale& scale,
                      const ThemeColors& colors, double device_pixel_ratio);

// The picture that renderErrorMap made, with frame, rulers and the names of both sides; `marked` has a ring
// around it.
void paintErrorMap(QPainter& painter, const QImage& picture, const Agreement& agreement,
                   const ErrorMapViewport& view, std::optional<HeadRow> marked, const ThemeColors& colors);

// What the colours mean, in one line at the right end of `area`: the scale with its decades, as long as there
// is room for, then the colours of no error, under `none_word` if there is one, and of non-finite ones.
// Returns where it begins: left of `area` where that is too narrow.
double paintErrorScale(QPainter& painter, const QRectF& area, const Agreement& agreement,
                       const ErrorScale& scale, const ThemeColors& colors, const QString& none_word = {});

}  // namespace triscope::gui
