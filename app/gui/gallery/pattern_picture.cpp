#include "app/gui/gallery/pattern_picture.h"

#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"
#include "core/picture/raster.h"

namespace triscope::gui {

MaskSettings exampleSettings(const std::string& pattern) {
    // Tri-shape brings numbers of its own, which want a long prompt.
    constexpr Index kTokens = 64;
    constexpr Index kTriShapeTokens = 24576;
    MaskSettings settings{
        .pattern = pattern,
        .shape = MaskShape::square(mentionsPattern(pattern, "tri-shape") ? kTriShapeTokens : kTokens),
        .sink = 4,
        .window = 10,
        .last = 8};
    settings.prefix = 20;
    settings.dilation = 3;
    settings.stride = 9;
    settings.summary = 2;
    settings.chunk = 16;
    settings.pattern_block = 4;
    settings.lengths = "20,10,18,16";
    settings.columns = "0,1,13,14,37";
    settings.diagonals = "0,1,2,3,22,41";
    settings.sparse_mode = 4;
    settings.pre_tokens = 16;
    settings.next_tokens = 4;
    return settings;
}

QImage patternPicture(const std::string& pattern, int side, bool dark, double device_pixel_ratio) {
    const MaskSettings settings = exampleSettings(pattern);
    if (!validate(settings).empty()) return {};
    const MaskPtr mask = makeMask(settings);
    const auto pixels = static_cast<Index>(side * device_pixel_ratio);
    const PixelView view = PixelView::fit(settings.shape.keys, pixels);
    const Raster raster = drawMask(*mask, view, view, dark ? darkPalette() : lightPalette(), Shade::Boosted);
    const QImage shared(reinterpret_cast<const uchar*>(raster.row(0)), static_cast<int>(pixels),
                        static_cast<int>(pixels), static_cast<qsizetype>(pixels) * 4, QImage::Format_RGB32);
    QImage picture = shared.copy();
    picture.setDevicePixelRatio(device_pixel_ratio);
    return picture;
}

}  // namespace triscope::gui
