#include "core/mask/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

#include "core/mask/pattern_expression.h"
#include "core/mask/patterns/patterns.h"

namespace triscope {

bool PatternInfo::usesField(std::string_view field) const {
    return std::find(uses.begin(), uses.end(), field) != uses.end();
}

bool anyUses(std::span<const PatternInfo* const> patterns, std::string_view field) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [field](const PatternInfo* pattern) { return pattern->usesField(field); });
}

std::span<const PatternInfo> patternCatalog() {
    static const std::array kCatalog{
        kTrianglePattern,      kStreamingPattern, kTriShapePattern,      kLastPattern,     kMiddlePattern,
        kDensePattern,         kFullPattern,      kSlidingWindowPattern, kPrefixLmPattern, kLongformerPattern,
        kVerticalSlashPattern, kDilatedPattern,   kStridedPattern,       kFixedPattern,    kDocumentsPattern,
        kBlockDiagonalPattern, kBigBirdPattern,   kTopKExamplePattern,   kNpuPattern,      kPortBlockPattern,
        kFormulaPattern};
    return kCatalog;
}

const PatternInfo* findPattern(std::string_view name) {
    const auto catalog = patternCatalog();
    const auto found = std::find_if(catalog.begin(), catalog.end(),
                                    [name](const PatternInfo& info) { return info.name == name; });
    return found == catalog.end() ? nullptr : &*found;
}

std::string patternNames() {
    std::string names;
    for (const PatternInfo& info : patternCatalog())
        names += (names.empty() ? "" : ", ") + std::string(info.name);
    return names;
}

namespace {

// A price asks for the same mask many times; one that is counted row by row is worth remembering.
class LastSlowMask {
  public:
    MaskPtr of(const MaskSettings& settings, const RunControl& control) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_mask && m_settings == settings) return m_mask;
        }
        MaskPtr made = makeExpression(settings, control);
        const std::lock_guard lock(m_mutex);
        m_settings = settings;
        m_mask = made;
        return made;
    }

  private:
    std::mutex m_mutex;
    MaskSettings m_settings;
    MaskPtr m_mask;
};

}  // namespace

MaskPtr makeMask(const MaskSettings& settings, const RunControl& control) {
    assert(validate(settings).empty());
    if (isQuick(settings)) return makeExpression(settings, control);
    static LastSlowMask last;
    return last.of(settings, control);
}

}  // namespace triscope
