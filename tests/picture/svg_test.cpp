#include "core/picture/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"
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
    EXPECT_THAT(svg, HasSubstr("<pattern id=\"region3\""));
    EXPECT_THAT(svg, HasSubstr("fill=\"url(#region3)\""));
}

// Cells by turns in one of two regions whose names are no XML names.
class Checkerboard final : public Mask {
  public:
    explicit Checkerboard(Index side)
        : Mask(MaskShape::square(side),
               {{"global <rows> & columns", RegionRole::Middle, false}, {"kept", RegionRole::Kept, true}},
               {}) {}

    RegionCounts counts(const Rect& rect) const override {
        RegionCounts counts{};
        const Rect part = intersect(rect, shape().rect());
        for (Index i = part.rows.begin; i < part.rows.end; ++i) {
            for (Index j = part.cols.begin; j < part.cols.end; ++j)
                ++counts[static_cast<RegionId>((i + j) % 2)];
        }
        return counts;
    }
    std::vector<RegionSpan> regionSpans(QueryIndex row) const override {
        std::vector<RegionSpan> spans;
        for (Index j = 0; j < shape().keys; ++j)
            spans.push_back({{j, j + 1}, static_cast<RegionId>((row + j) % 2)});
        return spans;
    }
    void addTo(ColumnProfile& profile) const override {
        for (Index j = 0; j < shape().keys; ++j) {
            const RegionCounts column = counts({profile.rows(), {j, j + 1}});
            for (RegionId id = 0; id < 2; ++id) profile.add(id, {j, j + 1}, column[id]);
        }
    }
    std::optional<std::vector<Index>> bends() const override { return std::nullopt; }
};

TEST(SvgPicture, NamesRegionsInValidXmlWhateverTheyAreCalled) {
    const std::string svg = svgPicture(Checkerboard(4), 40, 40, lightPalette());
    EXPECT_THAT(svg, HasSubstr("<title>global &lt;rows> &amp; columns</title>"));
    EXPECT_THAT(svg, HasSubstr("<pattern id=\"region0\""));
    EXPECT_THAT(svg, HasSubstr("fill=\"url(#region0)\""));
    EXPECT_THAT(svg, Not(HasSubstr("id=\"global")));
}

TEST(SvgPicture, RefusesAMaskOfTooManyParts) {
    EXPECT_LT(svgPicture(Checkerboard(200), 400, 400, lightPalette()).size(), 3'000'000U);
    EXPECT_THROW(svgPicture(Checkerboard(400), 400, 400, lightPalette()), InputError);
    EXPECT_THROW(svgPicture(Checkerboard(4000), 400, 400, lightPalette()), InputError);
}

TEST(SvgPicture, JoinsRowsThatAreTheSame) {
    const MaskPtr mask = makeMask({.pattern = "full", .shape = MaskShape::square(500)});
    EXPECT_THAT(svgPicture(*mask, 500, 500, lightPalette()), HasSubstr("d=\"M0 0H500L500 500H0Z\""));
}

}  // namespace
}  // namespace triscope
