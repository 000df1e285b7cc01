#pragma once

#include <string>

namespace triscope {

// What a run was made on.
struct Device {
    std::string name;  // "Intel(R) Xeon(R) Processor"
    int threads = 1;

    friend bool operator==(const Device&, const Device&) = default;
};

// The processor's model as the system names it; its architecture where the system does not say.
std::string cpuModel();

}  // namespace triscope
