#pragma once

#include <string>

namespace triscope::cli {

// Throws InputError, by the option, unless a file can be written at `path`; an empty path is none. Leaves
// nothing behind, and a file that is there as it was.
void requireWritable(const char* option, const std::string& path);

}  // namespace triscope::cli
