#pragma once

#include <functional>

namespace triscope::cli {

// A line on standard error that rewrites itself, for someone who watches; empty where nobody does.
std::function<void(double)> progressLine();

}  // namespace triscope::cli
