#pragma once

#include <QImage>
#include <string>

#include "core/mask/mask_settings.h"

namespace triscope::gui {

// Settings small enough that a picture of a few hundred pixels shows what each part of a pattern does.
MaskSettings exampleSettings(const std::string& pattern);

// A square picture of such an example; null when the pattern is impossible or cannot be read.
QImage patternPicture(const std::string& pattern, int side, bool dark, double device_pixel_ratio);

}  // namespace triscope::gui
