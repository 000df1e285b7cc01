#include "core/picture/raster.h"
#include "tests/benchmarks/bench_frames.h"

namespace triscope::bench {

namespace {

MaskPtr& mask() {
    static MaskPtr kept;
    return kept;
}

}  // namespace

void beginFrames(const MaskPtr& of) {
    mask() = of;
}

void drawFrame(const FrameView& view) {
    const Raster raster =
        drawMask(*mask(), {view.first_key, view.scale, view.width},
                 {view.first_query, view.scale, view.height}, lightPalette(), Shade::Boosted);
    // Keeps the drawing from being left out.
    static volatile std::uint32_t pixel;
    pixel = raster.all().back();
}

const char* frameKind() {
    return "raster";
}

}  // namespace triscope::bench
