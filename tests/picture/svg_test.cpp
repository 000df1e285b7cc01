#include "core/picture/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/mask/catalog.h"

namespace triscope {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(SvgPicture, StaysSmallAtTheLongestMask) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(kMaxLength)});
    const std::string svg = svgPicture(*mask, 800, 800, lightPalette());
    EXPECT_LT(svg.size(), 20000u);
    for (const char* region : {"sink", "window", "last", "middle", "future"}) {
        EXPECT_THAT(svg, HasSubstr("<title>" + std::string(region) + "</title>"));
    }
}

TEST(SvgPicture, DrawsEveryCellOfASmallMaskExactly) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(2), .sink = 1, .window = 0, .last = 0});
    const std::string svg = svgPicture(*mask, 20, 20, lightPalette());
    EXPECT_THAT(svg, HasSubstr("d=\"M0 0H10L10 10H0ZM0 10H10L10 20H0Z\"><title>sink"));
    EXPECT_THAT(svg, HasSubstr("d=\"M10 10H20L20 20H10Z\"><title>window"));
    EXPECT_THAT(svg, HasSubstr("d=\"M10 0H20L20 10H10Z\"><title>future"));
    EXPECT_THAT(svg, Not(HasSubstr("middle</title>")));
}

TEST(SvgPicture, StripesWhatTheMaskSkips) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(4096)});
    const std::string svg = svgPicture(*mask, 400, 400, darkPalette());
    EXPECT_THAT(svg, HasSubstr("<pattern id=\"middle\""));
    EXPECT_THAT(svg, HasSubstr("fill=\"url(#middle)\""));
}

}  // namespace
}  // namespace triscope
