#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"

// The Last section of Triangle alone: j <= i, j >= sink, i - j > window, i >= N - last.
namespace triscope {

const PatternInfo kLastPattern{
    .name = "last",
    .title = TRISCOPE_TR("Last section alone"),
    .summary = TRISCOPE_TR("Only what the last rows see beyond sinks and window."),
    .source = "arXiv 2507.21526, section 3",
    .uses_sink = true,
    .uses_window = true,
    .uses_last = true,
    .make = [](const MaskSettings& settings) { return makeSectionMask(settings, {.last = true}); },
};

}  // namespace triscope
