#pragma once

#include <string>
#include <vector>

namespace triscope {

// The values of one axis of a sweep as a user types them, parted by blanks: "4K 100000", and for whole
// numbers "4K..64K", which doubles from the first to the last, and "0..512+128", which goes on in equal
// steps. A text keeps its commas ("5,7 16-31"). Throws InputError, field "sweep", for a range that is none or
// has more than 10,000 values.
std::vector<std::string> sweepValues(const std::string& typed);

}  // namespace triscope
