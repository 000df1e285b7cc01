#include "core/machine/memory.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace triscope {

namespace {

Bytes physicalMemory() {
    return {WideInt{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE)};
}

// cgroup v2, then v1; without a limit the one says "max" and the other a number beyond any memory.
Bytes limitedTo(Bytes most) {
    for (const char* path : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream file(path);
        Index limit = 0;
        if (file >> limit && limit > 0) return std::min(most, Bytes{limit});
    }
    return most;
}

}  // namespace

Bytes memoryCapacity() {
    return limitedTo(physicalMemory());
}

Bytes availableMemory() {
    std::ifstream file("/proc/meminfo");
    for (std::string key, unit; file >> key;) {
        Index kibibytes = 0;
        if (!(file >> kibibytes)) break;
        std::getline(file, unit);
        if (key == "MemAvailable:") return limitedTo({WideInt{kibibytes} * 1024});
    }
    return memoryCapacity();
}

Bytes lastLevelCache() {
    const long level3 = sysconf(_SC_LEVEL3_CACHE_SIZE);
    const long level2 = sysconf(_SC_LEVEL2_CACHE_SIZE);
    const long largest = std::max(level3, level2);
    return {largest > 0 ? WideInt{largest} : WideInt{32} << 20};
}

}  // namespace triscope
