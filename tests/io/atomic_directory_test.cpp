#include "core/io/atomic_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

namespace fs = std::filesystem;

std::string reasonForRefusingFolder(const std::string& path) {
    try {
        AtomicDirectory folder(path);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

TEST(AtomicDirectory, IsNotThereBeforeCommitAndWholeAfter) {
    const TemporaryDirectory directory;
    AtomicDirectory folder(directory.file("case"));
    writeWholeFile(folder.file("a"), "one");
    EXPECT_FALSE(fs::exists(directory.file("case")));
    folder.commit();
    EXPECT_EQ(contentOf(directory.file("case/a")), "one");
    EXPECT_EQ(directory.fileCount(), 1);
}

TEST(AtomicDirectory, LeavesNoTraceWhenItIsAbandoned) {
    const TemporaryDirectory directory;
    {
        AtomicDirectory folder(directory.file("case"));
        writeWholeFile(folder.file("a"), "one");
    }
    EXPECT_EQ(directory.fileCount(), 0);
}

TEST(AtomicDirectory, ReplacesAFolderWithAllThatIsInIt) {
    const TemporaryDirectory directory;
    fs::create_directory(directory.file("case"));
    writeWholeFile(directory.file("case/old"), "old");
    {
        AtomicDirectory folder(directory.file("case/"));
        writeWholeFile(folder.file("new"), "new");
        EXPECT_EQ(contentOf(directory.file("case/old")), "old");
        folder.commit();
    }
    EXPECT_EQ(contentOf(directory.file("case/new")), "new");
    EXPECT_FALSE(fs::exists(directory.file("case/old")));
    EXPECT_EQ(directory.fileCount(), 1);
}

TEST(AtomicDirectory, TakesThePlaceOfAnEmptyFolderAndFollowsALink) {
    const TemporaryDirectory directory;
    fs::create_directory(directory.file("real"));
    fs::create_directory_symlink("real", directory.file("link"));
    AtomicDirectory folder(directory.file("link"));
    writeWholeFile(folder.file("a"), "one");
    folder.commit();
    EXPECT_TRUE(fs::is_symlink(directory.file("link")));
    EXPECT_EQ(contentOf(directory.file("real/a")), "one");
}

TEST(AtomicDirectory, RefusesWhatIsNoFolder) {
    const TemporaryDirectory directory;
    writeWholeFile(directory.file("file"), "x");
    EXPECT_THAT(reasonForRefusingFolder(directory.file("file")), testing::HasSubstr("is not a folder"));
    EXPECT_THAT(reasonForRefusingFolder(directory.file("no/such")), testing::HasSubstr("No such file"));
    EXPECT_THAT(reasonForRefusingFolder("."), testing::HasSubstr("that the program runs in"));
    EXPECT_THAT(reasonForRefusingFolder(""), testing::HasSubstr("is not the name of a folder"));
}

}  // namespace
}  // namespace triscope
