#pragma once

#include <QColor>
#include <QImage>

#include "core/mask/mask.h"
#include "core/picture/pixel_axis.h"

namespace triscope::gui {

// Pixels across that a part of the picture needs on both sides of a border for the border to be drawn: it
// fades in from the first to the second. A thinner part would be all border.
inline constexpr double kOutlineFadesInAt = 4;
inline constexpr double kOutlineIsFullAt = 12;

// Draws the borders between a mask's regions into the picture that drawMask made of the same views, each on
// the first pixels of its right or lower side. A pixel counts to the region that most of its footprint lies
// in. `thickness` is in device pixels.
void outlineRegions(QImage& picture, const Mask& mask, const PixelView& x, const PixelView& y,
                    const QColor& line, int thickness);

}  // namespace triscope::gui
