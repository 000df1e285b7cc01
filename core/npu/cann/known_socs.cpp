#include "core/npu/cann/known_socs.h"

#include <algorithm>
#include <array>

namespace triscope {

namespace {

constexpr Bytes gibibytes(int count) {
    return {WideInt{count} << 30};
}

constexpr Bytes kOf310P{WideInt{24'000'000'000}};

constexpr std::array<KnownSoc, 22> kSocs{{{"Ascend910B1", gibibytes(64)},
                                          {"Ascend910B2", gibibytes(64)},
                                          {"Ascend910B3", gibibytes(64)},
                                          {"Ascend910B4", gibibytes(32)},
                                          {"Ascend910B4-1", gibibytes(32)},
                                          {"Ascend910_9391", gibibytes(64)},
                                          {"Ascend910_9392", gibibytes(64)},
                                          {"Ascend910_9381", gibibytes(64)},
                                          {"Ascend910_9382", gibibytes(64)},
                                          {"Ascend910_9372", gibibytes(64)},
                                          {"Ascend910_9362", gibibytes(32)},
                                          {"Ascend310P1", kOf310P},
                                          {"Ascend310P3", kOf310P},
                                          {"Ascend910", {}},
                                          {"Ascend910A", {}},
                                          {"Ascend910B", {}},
                                          {"Ascend910ProA", {}},
                                          {"Ascend910ProB", {}},
                                          {"Ascend910PremiumA", {}},
                                          {"Ascend310", {}},
                                          {"Ascend310B1", gibibytes(32)},
                                          {"Ascend310B4", {}}}};

}  // namespace

std::span<const KnownSoc> knownSocs() {
    return kSocs;
}

const KnownSoc* findSoc(std::string_view name) {
    const auto* found =
        std::find_if(kSocs.begin(), kSocs.end(), [name](const KnownSoc& soc) { return soc.name == name; });
    return found == kSocs.end() ? nullptr : found;
}

}  // namespace triscope
