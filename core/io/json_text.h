#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/units.h"

namespace triscope {

// JSON with its keys in the order they were set.
using Json = nlohmann::ordered_json;

// An exact integer of any size; FLOPs and bytes of long prefills do not fit in the 64 bits JSON libraries
// hold.
Json wideInteger(WideInt value);

template <class Unit>
Json wideInteger(Quantity<Unit> quantity) {
    return wideInteger(quantity.value);
}

// The document as text, two spaces an indent, with every wide integer written out in full.
std::string jsonText(const Json& document);

}  // namespace triscope
