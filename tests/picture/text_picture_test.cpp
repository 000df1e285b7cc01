#include "core/picture/text_picture.h"

#include <gtest/gtest.h>

#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"

namespace triscope {
namespace {

MaskSettings small(Convention convention) {
    return {.shape = MaskShape::square(12), .sink = 2, .window = 3, .last = 2, .convention = convention};
}

TEST(TextPicture, ShowsTriangleAsThePaperDefinesIt) {
    EXPECT_EQ(textPicture(*makeMask(small(Convention::Paper))),
              "S           \n"
              "SS          \n"
              "SSW         \n"
              "SSWW        \n"
              "SSWWW       \n"
              "SSWWWW      \n"
              "SS.WWWW     \n"
              "SS..WWWW    \n"
              "SS...WWWW   \n"
              "SS....WWWW  \n"
              "SSLLLLLWWWW \n"
              "SSLLLLLLWWWW\n");
}

TEST(TextPicture, ShowsTheDiagonalThatTheKernelLoses) {
    EXPECT_EQ(textPicture(*makeMask(small(Convention::Kernel))),
              "S           \n"
              "SS          \n"
              "SSW         \n"
              "SSWW        \n"
              "SSWWW       \n"
              "SS.WWW      \n"
              "SS..WWW     \n"
              "SS...WWW    \n"
              "SS....WWW   \n"
              "SS.....WWW  \n"
              "SSLLLLLLWWW \n"
              "SSLLLLLLLWWW\n");
}

TEST(TextPicture, ShowsTheExtraSinkAndTheMissingRowOfTheLiteralReading) {
    EXPECT_EQ(textPicture(*makeMask(small(Convention::Literal))),
              "S           \n"
              "SS          \n"
              "SSS         \n"
              "SSSW        \n"
              "SSSWW       \n"
              "SSSWWW      \n"
              "SSSWWWW     \n"
              "SSS.WWWW    \n"
              "SSS..WWWW   \n"
              "SSS...WWWW  \n"
              "SSS....WWWW \n"
              "SSSLLLLLWWWW\n");
}

TEST(TextPicture, ShowsStreamingAndTheSectionsAlone) {
    MaskSettings settings = small(Convention::Paper);
    settings.shape = MaskShape::square(9);
    settings.pattern = "streaming";
    EXPECT_EQ(textPicture(*makeMask(settings)),
              "S        \n"
              "SS       \n"
              "SSW      \n"
              "SSWW     \n"
              "SSWWW    \n"
              "SSWWWW   \n"
              "SS.WWWW  \n"
              "SS..WWWW \n"
              "SS...WWWW\n");
    settings.pattern = "middle";
    EXPECT_EQ(textPicture(*makeMask(settings)),
              ".        \n"
              "..       \n"
              "...      \n"
              "....     \n"
              ".....    \n"
              "......   \n"
              "..#....  \n"
              "........ \n"
              ".........\n");
}

TEST(TextPicture, ShowsAChunkOfALongerPrompt) {
    MaskSettings settings = small(Convention::Paper);
    settings.shape = {.queries = 3, .keys = 12, .query_offset = 8, .prompt = 12};
    EXPECT_EQ(textPicture(*makeMask(settings)),
              "SS...WWWW   \n"
              "SS....WWWW  \n"
              "SSLLLLLWWWW \n");
}

TEST(TextPicture, ShowsBlocksByWhatAKernelDoesWithThem) {
    MaskSettings settings = small(Convention::Paper);
    settings.shape = MaskShape::square(40);
    settings.last = 4;
    EXPECT_EQ(textPicture(*makeBlockMask(*makeMask(settings), 4)),
              "+.........\n"
              "++........\n"
              "+++.......\n"
              "+.++......\n"
              "+..++.....\n"
              "+...++....\n"
              "+....++...\n"
              "+.....++..\n"
              "+......++.\n"
              "#########+\n");
}

}  // namespace
}  // namespace triscope
