#pragma once

#include <span>
#include <string_view>

#include "core/attention/backend.h"

namespace triscope {

// attentionBackends() and those of an NPU, the most trusted first.
std::span<const AttentionBackend* const> allBackends();

// One of those, or one that findBackend knows beside them; nullptr when none has that name.
const AttentionBackend* findAnyBackend(std::string_view name);

}  // namespace triscope
