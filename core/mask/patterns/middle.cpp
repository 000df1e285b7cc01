#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"

// The Middle section of Triangle alone: j <= i, j >= sink, i - j > window, i < N - last.
namespace triscope {

const PatternInfo kMiddlePattern{
    .name = "middle",
    .title = TRISCOPE_TR("Middle section alone"),
    .summary = TRISCOPE_TR("Only what Triangle skips: the Middle Q-K section."),
    .rule = "j <= i and j >= sink and i − j > window and i < N − last",
    .source = "arXiv 2507.21526, section 3",
    .uses = kTriangleUses,
    .make = [](const MaskSettings& settings,
               const RunControl&) { return makeSectionMask(settings, {.middle = true}); },
};

}  // namespace triscope
