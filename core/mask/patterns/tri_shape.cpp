#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/triangle_sections.h"

// Tri-shape: Triangle's rule as its reference code reads it, with the numbers that were published under this
// name: 128 sinks, a window of 3968, 100 last rows.
namespace triscope {

const PatternInfo kTriShapePattern{
    .name = "tri-shape",
    .title = TRISCOPE_TR("Tri-shape (preset)"),
    .summary = TRISCOPE_TR("Triangle with the published numbers 128 / 3,968 / 100."),
    .rule = "j <= i and (j < 128 or i − j < 3968 or i >= N − 100)",
    .source = "microsoft/MInference @fb56c91; arXiv 2412.10319",
    .make =
        [](const MaskSettings& settings, const RunControl&) {
            MaskSettings preset = settings;
            preset.sink = 128;
            preset.window = 3968;
            preset.last = 100;
            preset.convention = Convention::Kernel;
            return makeSectionMask(preset, {.sink = true, .window = true, .last = true});
        },
};

}  // namespace triscope
