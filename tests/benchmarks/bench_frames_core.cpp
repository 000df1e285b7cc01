#include <optional>

#include "core/picture/raster.h"
#include "tests/benchmarks/bench_frames.h"

namespace triscope::bench {

namespace {

// What is drawn, and the last picture of it, which is kept so that no drawing can be left out.
struct Stage {
    MaskPtr mask;
    std::optional<Raster> picture;
};

Stage& stage() {
    static Stage kept;
    return kept;
}

}  // namespace

void beginFrames(const MaskPtr& mask) {
    stage().mask = mask;
}

void drawFrame(const FrameView& view) {
    stage().picture = drawMask(*stage().mask, {view.first_key, view.scale, view.width},
                               {view.first_query, view.scale, view.height}, lightPalette(), Shade::Boosted);
}

const char* frameKind() {
    return "raster";
}

}  // namespace triscope::bench
