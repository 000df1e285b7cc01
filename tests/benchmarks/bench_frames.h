#pragma once

#include "core/mask/mask.h"

// What bench_explore times: one frame of the mask's picture.
namespace triscope::bench {

// A view of `pixels` from `first` on, `scale` cells a pixel, along each side.
struct FrameView {
    double first_key = 0;
    double first_query = 0;
    double scale = 1;
    Index width = 1920;
    Index height = 1080;
};

// Before the first frame.
void beginFrames(const MaskPtr& mask);

void drawFrame(const FrameView& view);

// "window": as the Explore page draws it, with grid, outlines and rulers; "raster": the pixels alone, in
// builds without the window.
const char* frameKind();

}  // namespace triscope::bench
