#include "app/gui/painters/word_ruler.h"

#include <gtest/gtest.h>

#include <QPainter>

#include "app/gui/painters/mask_painter.h"
#include "app/gui/painters/token_flow.h"
#include "app/gui/theme/theme.h"
#include "tests/gui/mask_scenes.h"

namespace triscope::gui {
namespace {

const ThemeColors& colors() {
    return lightColors();
}

MaskScene sceneOfText(std::string_view text) {
    const TokenizedText tokens = tokenize(text, TokenMode::Word);
    MaskSettings settings;
    settings.shape = MaskShape::square(tokens.total);
    MaskScene scene = sceneOf(settings, 64);
    scene.words = makeTokenWords(tokens.tokens, QFontMetricsF(Theme::textFont()));
    return scene;
}

// Painted so that a cell is `cell` pixels wide, with 112 pixels for the rulers.
QImage painted(const MaskScene& scene, double cell, std::optional<MaskCell> marked = {}) {
    const double side = cell * static_cast<double>(scene.tokens->shape().keys);
    const QRectF area(112, 112, side, side);
    QImage image(area.bottomRight().toPoint().x(), area.bottomRight().toPoint().y(), QImage::Format_RGB32);
    image.fill(colors().window);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), area);
    QPainter painter(&image);
    painter.setFont(Theme::textFont());
    paintMask(painter, renderMask(scene, view, colors(), 1), scene, view, marked, colors());
    return image;
}

int inkIn(const QImage& image, const QRect& part) {
    int ink = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            ink += image.pixelColor(x, y) != colors().window ? 1 : 0;
    }
    return ink;
}

QImage withoutWords(MaskScene scene, double cell) {
    scene.words = nullptr;
    return painted(scene, cell);
}

QImage paintedWord(const WordLook& look) {
    QImage image(60, 24, QImage::Format_RGB32);
    image.fill(colors().window);
    QPainter painter(&image);
    painter.setFont(Theme::textFont());
    paintWord(painter, QRectF(0, 0, 60, 24), QStringLiteral("word"), look, colors());
    return image;
}

// Where there is ink in the line below a word, whatever its colour.
QString underlineOf(RegionRole role) {
    const QImage image = paintedWord({WordLook::Kind::Seen, role});
    QString pattern;
    for (int y = 18; y < 24; ++y) {
        for (int x = 2; x < 58; ++x)
            pattern += image.pixelColor(x, y) == colors().window ? QLatin1Char(' ') : QLatin1Char('#');
    }
    return pattern;
}

TEST(WordRulers, NameEachKeyAboveItsColumnAndEachQueryLeftOfItsRow) {
    const MaskScene scene = sceneOfText("first second third fourth fifth sixth");
    for (const double cell : {14.0, 40.0, 80.0}) {
        const QImage image = painted(scene, cell);
        for (int at = 0; at < 6; ++at) {
            const int from = 112 + static_cast<int>(at * cell);
            const int size = static_cast<int>(cell);
            EXPECT_GT(inkIn(image, {from, 80, size, 30}), 5) << cell << " key " << at;
            EXPECT_GT(inkIn(image, {70, from, 38, size}), 5) << cell << " query " << at;
        }
    }
}

TEST(WordRulers, ShowNumbersBesideCellsWithoutRoomForWords) {
    const MaskScene scene = sceneOfText("first second third fourth fifth sixth");
    EXPECT_EQ(painted(scene, 8), withoutWords(scene, 8));
    EXPECT_NE(painted(scene, 12), withoutWords(scene, 12));
}

TEST(WordRulers, ShowNumbersBesideAMaskThatIsLongerThanTheText) {
    MaskScene scene = sceneOfText("first second third fourth fifth sixth");
    scene.words = sceneOfText("first second").words;
    EXPECT_EQ(painted(scene, 40), withoutWords(scene, 40));
}

TEST(WordRulers, LayShortWordsDown) {
    const MaskScene scene = sceneOfText("一二三四五六");
    const QImage image = painted(scene, 30);
    EXPECT_EQ(inkIn(image, {112, 0, 180, 85}), 0) << "they take one line above the mask";
    EXPECT_GT(inkIn(image, {112, 90, 180, 20}), 50);
}

TEST(WordRulers, CutWordsThatAreLongerThanTheirRoom) {
    const MaskScene scene = sceneOfText("short Donaudampfschifffahrtsgesellschaftskapitaen word");
    EXPECT_EQ(rulerSizes(scene).left, 112);
    EXPECT_EQ(inkIn(painted(scene, 30), {0, 112, 4, 90}), 0) << "nothing runs into the edge";
}

TEST(WordRulers, LetTheMarkedWordsStandOut) {
    const MaskScene scene = sceneOfText("first second third fourth fifth sixth");
    const QImage plain = painted(scene, 40);
    const QImage marked = painted(scene, 40, MaskCell{2, 4});
    const auto row = [](int at) { return QRect(20, 112 + 40 * at, 88, 40); };
    EXPECT_NE(plain.copy(row(2)), marked.copy(row(2)));
    EXPECT_EQ(plain.copy(row(3)), marked.copy(row(3)));
}

TEST(FlowingWords, BreakWhereTheLineIsFullAndWhereTheTextDoes) {
    const QFontMetricsF metrics(Theme::textFont());
    const std::vector<TokenWord> words{{QStringLiteral("one"), Gap::None},
                                       {QStringLiteral(","), Gap::None},
                                       {QStringLiteral("two"), Gap::Blank},
                                       {QStringLiteral("three"), Gap::Line}};
    const auto wide = flowWords(words, metrics, 500);
    EXPECT_EQ(wide[0].top(), wide[2].top());
    EXPECT_GT(wide[2].left() - wide[1].right(), wide[1].left() - wide[0].right());
    EXPECT_GT(wide[3].top(), wide[2].bottom());
    EXPECT_EQ(wide[3].left(), 0);
    for (const QRectF& place : flowWords(words, metrics, 20)) EXPECT_LE(place.right(), 20);
}

TEST(FlowingWords, TellRegionsApartWithoutTheirColour) {
    const RegionRole roles[] = {RegionRole::Sink, RegionRole::Window, RegionRole::Last,
                                RegionRole::Scattered};
    for (const RegionRole a : roles) {
        for (const RegionRole b : roles) EXPECT_EQ(underlineOf(a) == underlineOf(b), a == b);
    }
    const QString none = QString(underlineOf(RegionRole::Sink).size(), QLatin1Char(' '));
    EXPECT_NE(underlineOf(RegionRole::Sink), none);
}

TEST(FlowingWords, FrameTheQueryAndGreyWhatItDoesNotSee) {
    const QImage plain = paintedWord({});
    EXPECT_NE(paintedWord({WordLook::Kind::Unseen}), plain);
    WordLook query;
    query.is_query = true;
    EXPECT_EQ(paintedWord(query).pixelColor(30, 0), colors().accent);
    EXPECT_NE(plain.pixelColor(30, 0), colors().accent);
}

}  // namespace
}  // namespace triscope::gui
