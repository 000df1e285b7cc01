#pragma once

#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// The half-planes of sink, window and last under a convention. With N the prompt's length:
//   Future: j > i    Sink: j < sink_end    Window: i - j < window_end    Last: i >= last_begin
// Each applies to what the ones before it left over; Middle is the rest. Source: arXiv 2507.21526, section 3.
struct TriangleBounds {
    Index sink_end = 0;
    Index window_end = 0;
    Index last_begin = 0;

    bool window_is_inclusive = true;  // how people say it: i - j <= window, or < window

    explicit TriangleBounds(const MaskSettings& settings);
    CellTest window() const { return {CellTest::Kind::DistanceBelow, window_end, window_is_inclusive}; }
};

// The settings that all three sections need.
inline constexpr const char* kTriangleUses[] = {"sink", "window", "last", "convention"};

// Which of the five sections a pattern keeps.
struct KeptSections {
    bool sink = false;
    bool window = false;
    bool last = false;
    bool middle = false;
};

// The partition into Sink, Window, Last, Middle and Future, keeping the sections named.
MaskPtr makeSectionMask(const MaskSettings& settings, KeptSections kept);

}  // namespace triscope
