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
    static constexpr Palette kLight{.outside = 0xF3F4F6,
                                    .sink = {0xE69F00, 0xE69F00},
                                    .window = {0x0072B2, 0x0072B2},
                                    .last = {0x009E73, 0x009E73},
                                    .middle = {0xEDEFF2, 0xD5DAE0},
                                    .future = {0xFFFFFF, 0xFFFFFF},
                                    .kept = {0x64748B, 0x64748B},
                                    .empty_block = {0xFFFFFF, 0xFFFFFF},
                                    .partial_block = {0xCFE8E5, 0x2A8C82},
                                    .full_block = {0x0F766E, 0x0F766E}};
    return kLight;
}

const Palette& darkPalette() {
    static constexpr Palette kDark{.outside = 0x1B1F24,
                                   .sink = {0xF2B33D, 0xF2B33D},
                                   .window = {0x4BA3DB, 0x4BA3DB},
                                   .last = {0x3CC79A, 0x3CC79A},
                                   .middle = {0x262B32, 0x3A424D},
                                   .future = {0x121519, 0x121519},
                                   .kept = {0x94A3B8, 0x94A3B8},
                                   .empty_block = {0x121519, 0x121519},
                                   .partial_block = {0x17423E, 0x3BB5A8},
                                   .full_block = {0x2DD4BF, 0x2DD4BF}};
    return kDark;
}

}  // namespace triscope
