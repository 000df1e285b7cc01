#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/rect.h"

namespace triscope {

// The whole numbers of a list as users write it: "12K, 4K 800", parted by commas, blanks or plus signs;
// "128K" as in parseCount. nullopt with an issue appended that names `field` and what is allowed: each number
// within `allowed` (both ends included), and at most `most` of them.
std::optional<std::vector<Index>> parseIndexList(const char* field, const std::string& text, Range allowed,
                                                 std::size_t most, Issues& issues);

// The same for a text that was checked before.
std::vector<Index> checkedIndexList(const std::string& text);

}  // namespace triscope
