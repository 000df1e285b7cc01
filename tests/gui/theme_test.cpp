#include "app/gui/theme/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFontMetrics>
#include <QSignalSpy>

#include "app/gui/theme/color_scale.h"
#include "app/gui/theme/icons.h"

namespace triscope::gui {
namespace {

constexpr double kReadable = 4.5;  // WCAG 2.1 AA for text
constexpr double kVisible = 3.0;   // and for graphics

class EveryTheme : public testing::TestWithParam<bool> {
  protected:
    const ThemeColors& colors() const { return GetParam() ? darkColors() : lightColors(); }
};

INSTANTIATE_TEST_SUITE_P(Theme, EveryTheme, testing::Bool(),
                         [](const auto& instance) { return instance.param ? "Dark" : "Light"; });

TEST_P(EveryTheme, HasReadableTextOnEveryGround) {
    const ThemeColors& c = colors();
    for (const QColor& ground : {c.window, c.surface, c.raised, c.control}) {
        for (const QColor& ink : {c.text, c.muted_text, c.accent, c.error, c.warning}) {
            EXPECT_GE(contrastRatio(ink, ground), kReadable)
                << qPrintable(ink.name()) << " on " << qPrintable(ground.name());
        }
    }
    EXPECT_GE(contrastRatio(c.on_accent, c.accent), kReadable);
}

TEST_P(EveryTheme, DressesQtsWidgetsInReadablePairs) {
    const QPalette palette = paletteFor(colors());
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::PlaceholderText, QPalette::Window},
        {QPalette::Link, QPalette::Base},
    };
    for (const auto& [ink, ground] : pairs) {
        EXPECT_GE(contrastRatio(palette.color(ink), palette.color(ground)), kReadable)
            << ink << " on " << ground;
    }
}

TEST_P(EveryTheme, DrawsSeriesThatStandOutFromThePage) {
    const ThemeColors& c = colors();
    for (const QColor& series :
         {c.dense, c.triangle, c.mix, c.region(RegionRole::Window), c.region(RegionRole::Last)}) {
        EXPECT_GE(contrastRatio(series, c.surface), kVisible) << qPrintable(series.name());
    }
}

TEST_P(EveryTheme, ShowsTheFutureAsThePagesOwnBackground) {
    EXPECT_EQ(colors().region(RegionRole::Future), colors().surface);
    EXPECT_NE(colors().stripe(RegionRole::Middle), colors().region(RegionRole::Middle));
}

TEST_P(EveryTheme, CentresDifferencesOnItsOwnGround) {
    const bool dark = GetParam();
    EXPECT_LT(contrastRatio(diverging(0, dark), colors().surface), 1.3);
    EXPECT_GT(diverging(-1, dark).blueF(), diverging(-1, dark).redF());
    EXPECT_GT(diverging(1, dark).redF(), diverging(1, dark).blueF());
}

TEST(ContrastRatio, IsThatOfWcag) {
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::black), 21, 1e-9);
    EXPECT_NEAR(contrastRatio(QColor(0x777777), Qt::white), 4.478, 0.001);
    EXPECT_EQ(contrastRatio(Qt::red, Qt::red), 1);
}

TEST(Viridis, GrowsEverLighterAndClampsItsEnds) {
    for (int step = 1; step <= 50; ++step) {
        EXPECT_GT(contrastRatio(viridis(step / 50.0), Qt::black),
                  contrastRatio(viridis((step - 1) / 50.0), Qt::black));
    }
    EXPECT_EQ(viridis(-3), viridis(0));
    EXPECT_EQ(viridis(7), viridis(1));
    EXPECT_EQ(viridis(std::nan("")).alpha(), 0);
}

TEST(Theme, SwitchesTheWholeApplicationAndSaysSo) {
    Theme theme(ThemeChoice::Light);
    EXPECT_EQ(QApplication::palette().color(QPalette::Base), lightColors().surface);
    const QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Base), darkColors().surface);
    EXPECT_EQ(changed.count(), 1);
    theme.setChoice(ThemeChoice::Light);
}

TEST(Theme, SetsFiguresOfOneWidth) {
    for (const QFont& font : {Theme::textFont(), Theme::headlineFont()}) {
        const QFontMetrics metrics(font);
        for (const char digit : {'1', '4', '7', '9'}) {
            EXPECT_EQ(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(u'0'))
                << digit;
        }
    }
}

TEST(TintedPixmap, IsDrawnInTheColourAskedForAtTheScreensScale) {
    const QPixmap pixmap = tintedPixmap(QStringLiteral("pages/explore"), QColor(0xff0000), 24, 2);
    EXPECT_EQ(pixmap.size(), QSize(48, 48));
    const QImage image = pixmap.toImage();
    int drawn = 0;
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 48; ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 200) continue;
            ++drawn;
            EXPECT_EQ(pixel.rgb() & 0xffffff, 0xff0000u);
        }
    }
    EXPECT_GT(drawn, 100);
}

TEST(ApplicationIcon, KeepsItsColoursApartAtSixteenPixels) {
    const QImage image = applicationIcon().pixmap(16, 16).toImage();
    EXPECT_EQ(image.pixelColor(2, 2), QColor(0xe69f00));
    EXPECT_EQ(image.pixelColor(6, 6), QColor(0x0072b2));
    EXPECT_EQ(image.pixelColor(6, 14), QColor(0x009e73));
    EXPECT_EQ(image.pixelColor(13, 2).alpha(), 0);
}

}  // namespace
}  // namespace triscope::gui
