#include "core/picture/palette.h"

namespace triscope {

const RegionPaint& Palette::paint(RegionRole role) const {
    switch (role) {
        case RegionRole::Sink:
            return sink;
        case RegionRole::Window:
            return window;
        case RegionRole::Last:
            return last;
        case RegionRole::Middle:
        case RegionRole::Skipped:
            return middle;
        case RegionRole::Future:
            return future;
        case RegionRole::Kept:
            return kept;
        case RegionRole::Scattered:
            return scattered;
        case RegionRole::Both:
            return both;
        case RegionRole::OnlyFirst:
            return only_first;
        case RegionRole::OnlySecond:
            return only_second;
        case RegionRole::Padding:
            return padding;
        case RegionRole::EmptyBlock:
            return empty_block;
        case RegionRole::PartialBlock:
            return partial_block;
        case RegionRole::FullBlock:
            break;
    }
    return full_block;
}

const Palette& lightPalette() {
    static constexpr Palette kLight{.outside = 0xFFFFFF,
                                    .sink = {0xE69F00, 0xE69F00},
                                    .window = {0x0072B2, 0x0072B2},
                                    .last = {0x009E73, 0x009E73},
                                    .middle = {0xECEFF2, 0xD3D8DE},
                                    .future = {0xFFFFFF, 0xFFFFFF},
                                    .kept = {0x5B6B7B, 0x5B6B7B},
                                    .scattered = {0xCC79A7, 0xCC79A7},
                                    .both = {0x5B6B7B, 0x5B6B7B},
                                    .only_first = {0xD55E00, 0xD55E00},
                                    .only_second = {0x56B4E9, 0x56B4E9},
                                    .padding = {0xFBE3D4, 0xD55E00},
                                    .empty_block = {0xFFFFFF, 0xFFFFFF},
                                    .partial_block = {0xCDE6E6, 0x0F8B8D},
                                    .full_block = {0x0F8B8D, 0x0F8B8D}};
    return kLight;
}

const Palette& darkPalette() {
    static constexpr Palette kDark{.outside = 0x1D2126,
                                   .sink = {0xF5B93F, 0xF5B93F},
                                   .window = {0x4AA8E0, 0x4AA8E0},
                                   .last = {0x35C79B, 0x35C79B},
                                   .middle = {0x2A2F36, 0x414952},
                                   .future = {0x1D2126, 0x1D2126},
                                   .kept = {0xA3B1BF, 0xA3B1BF},
                                   .scattered = {0xE39BC3, 0xE39BC3},
                                   .both = {0xA3B1BF, 0xA3B1BF},
                                   .only_first = {0xF07F2E, 0xF07F2E},
                                   .only_second = {0x7CC7F0, 0x7CC7F0},
                                   .padding = {0x4A2A17, 0xF07F2E},
                                   .empty_block = {0x1D2126, 0x1D2126},
                                   .partial_block = {0x1C4A4C, 0x3CC6C4},
                                   .full_block = {0x3CC6C4, 0x3CC6C4}};
    return kDark;
}

}  // namespace triscope
