#pragma once

#include <QString>
#include <string_view>

#include "core/base/units.h"

namespace triscope::gui {

// What core says as it stands: names, numbers, units. Sentences go through translate().
QString text(std::string_view utf8);

// 84725028 -> "84,725,028".
QString grouped(WideInt value);

// One of two sentences by a count: `one` where it is 1, else `many` with the count as its first argument.
QString counted(WideInt count, const QString& one, const QString& many);

// "34.5 s", "750 ms".
QString timeText(double seconds);

// 0.0125 -> "1.3 %".
QString percentText(double share);

}  // namespace triscope::gui
