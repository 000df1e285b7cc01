#include "core/mask/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/mask/patterns/patterns.h"

namespace triscope {

std::span<const PatternInfo> patternCatalog() {
    static const std::array kCatalog{kTrianglePattern, kStreamingPattern, kDensePattern,
                                     kFullPattern,     kLastPattern,      kMiddlePattern};
    return kCatalog;
}

const PatternInfo* findPattern(std::string_view name) {
    const auto catalog = patternCatalog();
    const auto found = std::find_if(catalog.begin(), catalog.end(),
                                    [name](const PatternInfo& info) { return info.name == name; });
    return found == catalog.end() ? nullptr : &*found;
}

MaskPtr makeMask(const MaskSettings& settings) {
    assert(validate(settings).empty());
    return findPattern(settings.pattern)->make(settings);
}

}  // namespace triscope
