#include "core/io/atomic_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "core/base/input_error.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::HasSubstr;

std::string reasonForRefusingFile(const std::string& path) {
    try {
        AtomicFile file(path);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

TEST(AtomicFile, IsNotThereBeforeCommitAndWholeAfter) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("a.txt");
    AtomicFile file(path);
    file.stream() << "one " << 2;
    file.stream().flush();
    EXPECT_FALSE(std::filesystem::exists(path));
    file.commit();
    EXPECT_EQ(contentOf(path), "one 2");
    EXPECT_EQ(directory.fileCount(), 1);
}

TEST(AtomicFile, LeavesNoTraceWhenItIsAbandoned) {
    const TemporaryDirectory directory;
    {
        AtomicFile file(directory.file("a.txt"));
        file.stream() << "half a li";
    }
    EXPECT_EQ(directory.fileCount(), 0);
}

TEST(AtomicFile, KeepsTheOldFileWhenItIsAbandoned) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("a.txt");
    writeWholeFile(path, "old");
    {
        AtomicFile file(path);
        file.stream() << "new";
    }
    EXPECT_EQ(contentOf(path), "old");
}

TEST(AtomicFile, WritesMoreThanItsBufferHoldsByteByByte) {
    const TemporaryDirectory directory;
    std::string content(300'000, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 31 % 251);
    writeWholeFile(directory.file("whole"), content);
    EXPECT_EQ(contentOf(directory.file("whole")), content);

    AtomicFile file(directory.file("bytes"));
    for (const char c : content) file.stream().put(c);
    file.commit();
    EXPECT_EQ(contentOf(directory.file("bytes")), content);
}

TEST(AtomicFile, FollowsALinkInsteadOfReplacingIt) {
    const TemporaryDirectory directory;
    writeWholeFile(directory.file("real"), "old");
    std::filesystem::create_symlink("real", directory.file("link"));
    writeWholeFile(directory.file("link"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(directory.file("link")));
    EXPECT_EQ(contentOf(directory.file("real")), "new");
}

TEST(AtomicFile, KeepsThePermissionsOfTheFileItReplaces) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("a.txt");
    writeWholeFile(path, "old");
    const auto mode = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
    std::filesystem::permissions(path, mode);
    writeWholeFile(path, "new");
    EXPECT_EQ(std::filesystem::status(path).permissions(), mode);
}

TEST(AtomicFile, NamesThePathAndTheReasonWhenItCannotBeMade) {
    const TemporaryDirectory directory;
    const std::string nowhere = directory.file("no/such/a.txt");
    EXPECT_THAT(reasonForRefusingFile(nowhere), HasSubstr(nowhere));
    EXPECT_THAT(reasonForRefusingFile(nowhere), HasSubstr("No such file or directory"));
    EXPECT_THAT(reasonForRefusingFile(directory.file("")), HasSubstr("is a directory"));
    EXPECT_NE(reasonForRefusingFile(""), "");
}

TEST(AtomicFile, RefusesToReplaceADevice) {
    EXPECT_THAT(reasonForRefusingFile("/dev/null"), HasSubstr("is not a regular file"));
}

// The system refuses to let any file grow beyond `bytes`, as a full disk would, while this lives.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

  private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST(AtomicFile, ReportsAFullDiskAndKeepsTheOldFile) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("a.txt");
    writeWholeFile(path, "old");
    std::string reason;
    try {
        const SmallDisk disk(100'000);
        writeWholeFile(path, std::string(300'000, 'x'));
    } catch (const FileError& error) {
        reason = error.what();
    }
    EXPECT_THAT(reason, HasSubstr("a.txt: File too large"));
    EXPECT_EQ(contentOf(path), "old");
    EXPECT_EQ(directory.fileCount(), 1);
}

}  // namespace
}  // namespace triscope
