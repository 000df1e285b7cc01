#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"

// Triangle: keep iff j <= i and (j < sink or i - j <= window or i >= N - last).
namespace triscope {

const PatternInfo kTrianglePattern{
    .name = "triangle",
    .title = TRISCOPE_TR("Triangle"),
    .summary = TRISCOPE_TR("Sinks, a sliding window and the last rows; the Middle is skipped."),
    .rule = "j <= i and (j < sink or i − j <= window or i >= N − last)",
    .source = "arXiv 2507.21526, section 3",
    .uses = kTriangleUses,
    .make =
        [](const MaskSettings& settings, const RunControl&) {
            return makeSectionMask(settings, {.sink = true, .window = true, .last = true});
        },
};

}  // namespace triscope
