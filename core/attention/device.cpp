#include "core/attention/device.h"

#include <sys/utsname.h>

#include <fstream>

namespace triscope {

std::string cpuModel() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos && line.starts_with("model name")) return line.substr(colon + 2);
    }
    // ARM kernels give part numbers instead of a name.
    utsname system{};
    return ::uname(&system) == 0 ? std::string(system.machine) + " processor" : "unknown processor";
}

}  // namespace triscope
