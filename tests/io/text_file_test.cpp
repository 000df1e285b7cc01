#include "core/io/text_file.h"

#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

TEST(TextFile, ReadsBytesAsTheyAre) {
    const TemporaryDirectory directory;
    const std::string content("a\r\n\0b", 5);
    writeWholeFile(directory.file("f"), content);
    EXPECT_EQ(readTextFile(directory.file("f")), content);
    EXPECT_EQ(readTextFile(directory.file("f"), 5), content);
}

TEST(TextFile, RefusesMoreThanTheLimit) {
    const TemporaryDirectory directory;
    writeWholeFile(directory.file("f"), "123456");
    EXPECT_THROW(readTextFile(directory.file("f"), 5), FileError);
}

TEST(TextFile, SaysWhyAPathCannotBeRead) {
    const TemporaryDirectory directory;
    EXPECT_THROW(readTextFile(directory.file("missing")), FileError);
    try {
        readTextFile(directory.file("."));
        FAIL() << "a directory was read";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("directory"), std::string::npos) << error.what();
    }
}

TEST(TextBeginning, SaysWhetherTheFileGoesOn) {
    const TemporaryDirectory directory;
    writeWholeFile(directory.file("f"), "123456");
    EXPECT_EQ(readTextBeginning(directory.file("f"), 6).text, "123456");
    EXPECT_FALSE(readTextBeginning(directory.file("f"), 6).has_more);
    EXPECT_EQ(readTextBeginning(directory.file("f"), 5).text, "12345");
    EXPECT_TRUE(readTextBeginning(directory.file("f"), 5).has_more);
}

TEST(TextBeginning, RefusesWhatIsNoFile) {
    const TemporaryDirectory directory;
    EXPECT_THROW(readTextBeginning(directory.file("missing")), FileError);
    EXPECT_THROW(readTextBeginning(directory.file(".")), FileError);
    EXPECT_THROW(readTextBeginning("/dev/zero"), FileError);
}

}  // namespace
}  // namespace triscope
