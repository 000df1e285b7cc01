#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace triscope {

// The JSON that `text` holds, its keys in their order. Throws InputError under `field` for a text that is
// empty, is not JSON (with the line and the column of the fault), is nested deeper than 64 levels, holds a
// number that no double can, or holds a key twice in one object, of which a reader would silently take one.
nlohmann::ordered_json parseJson(std::string_view text, const char* field);

// The same with sorted keys, which is quick however many there are.
nlohmann::json parseSortedJson(std::string_view text, const char* field);

}  // namespace triscope
