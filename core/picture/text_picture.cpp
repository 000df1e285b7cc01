#include "core/picture/text_picture.h"

namespace triscope {

namespace {

char letter(const Region& region) {
    switch (region.role) {
        case RegionRole::Future:
            return region.kept ? '#' : ' ';
        case RegionRole::Sink:
            return region.kept ? 'S' : '.';
        case RegionRole::Window:
            return region.kept ? 'W' : '.';
        case RegionRole::Last:
            return region.kept ? 'L' : '.';
        case RegionRole::Scattered:
            return region.kept ? 'x' : '.';
        case RegionRole::OnlyFirst:
            return 'A';
        case RegionRole::OnlySecond:
            return 'B';
        case RegionRole::Padding:
            return 'o';
        case RegionRole::PartialBlock:
            return '+';
        default:
            return region.kept ? '#' : '.';
    }
}

}  // namespace

std::string textPicture(const Mask& mask) {
    std::string picture;
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        for (const RegionSpan& span : mask.regionSpans(row)) {
            picture.append(static_cast<std::size_t>(span.cols.size()), letter(mask.regions()[span.region]));
        }
        picture += '\n';
    }
    return picture;
}

}  // namespace triscope
