#pragma once

#include <fmt/format.h>

#include <cmath>

#include "core/io/json_text.h"

namespace triscope::cli {

// JSON has no NaN and no infinities: they are texts, "nan", "inf" and "-inf".
inline Json numberJson(double value) {
    if (std::isfinite(value)) return value;
    return fmt::format("{}", value);
}

}  // namespace triscope::cli
