#pragma once

#include <string>

namespace triscope::cli {

// What --threads says: 0 (as many as the machine has) to 256. Throws InputError.
int parseThreads(const std::string& typed);

}  // namespace triscope::cli
