#pragma once

#include <hwy/targets.h>

#include <cstdint>
#include <vector>

namespace triscope {

// The instruction sets that this machine can run, the plainest included.
inline std::vector<std::int64_t> runnableTargets() {
    std::vector<std::int64_t> targets;
    const std::int64_t supported = hwy::SupportedTargets();
    for (int bit = 0; bit < 63; ++bit) {
        const std::int64_t target = std::int64_t{1} << bit;
        if ((supported & target) != 0) targets.push_back(target);
    }
    return targets;
}

// Lets the engine see one instruction set alone for a while.
class OnlyTarget {
  public:
    explicit OnlyTarget(std::int64_t target) { hwy::SetSupportedTargetsForTest(target); }
    ~OnlyTarget() { hwy::SetSupportedTargetsForTest(0); }
    OnlyTarget(const OnlyTarget&) = delete;
    OnlyTarget& operator=(const OnlyTarget&) = delete;
};

}  // namespace triscope
