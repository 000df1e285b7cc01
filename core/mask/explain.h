#pragma once

#include <vector>

#include "core/base/message.h"
#include "core/mask/mask.h"

namespace triscope {

// Why one cell is in its region, in words and numbers.
struct CellExplanation {
    QueryIndex row = 0;
    Index position = 0;  // query_offset + row
    KeyIndex key = 0;
    RegionId region = 0;
    bool kept = false;
    // The tests in deciding order, up to the one that held: "key 17 is not a sink (17 >= 8)".
    std::vector<Message> reasons;
};

// Precondition: the cell lies in the mask's shape. Of a combination, each operand is explained under its
// name.
CellExplanation explainCell(const Mask& mask, QueryIndex row, KeyIndex key);

}  // namespace triscope
