#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"

// The Last section of Triangle alone: j <= i, j >= sink, i - j > window, i >= N - last.
namespace triscope {

const PatternInfo kLastPattern{
    .name = "last",
    .title = TRISCOPE_TR("Last section alone"),
    .summary = TRISCOPE_TR("Only what the last rows see beyond sinks and window."),
    .rule = "j <= i and j >= sink and i − j > window and i >= N − last",
    .source = "arXiv 2507.21526, section 3",
    .uses = kTriangleUses,
    .make = [](const MaskSettings& settings,
               const RunControl&) { return makeSectionMask(settings, {.last = true}); },
};

}  // namespace triscope
