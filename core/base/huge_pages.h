#pragma once

#include <cstddef>

namespace triscope {

// Asks the system to hold memory that is allocated and not yet touched in large pages (2 MiB on x86): a
// kernel that jumps between rows of a long tensor then misses far fewer translations. Only a wish, and only
// that: where the system has no such pages, or the range holds no whole one, nothing happens.
void preferHugePages(void* begin, std::size_t bytes);

}  // namespace triscope
