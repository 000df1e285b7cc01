#pragma once

#include <QString>
#include <string_view>

#include "core/base/units.h"

namespace triscope::gui {

// What core says as it stands: names, numbers, units. Sentences go through translate().
QString text(std::string_view utf8);

// 84725028 -> "84,725,028".
QString grouped(WideInt value);

// "34.5 s", "750 ms".
QString timeText(double seconds);

// 0.0125 -> "1.3 %".
QString percentText(double share);

}  // namespace triscope::gui
