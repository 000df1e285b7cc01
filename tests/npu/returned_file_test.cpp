#include "core/npu/case_files/returned_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

class ReturnedFiles : public testing::Test {
  protected:
    ReturnedFiles() {
        for (const char* name : {"case", "elsewhere", "nothing"})
            std::filesystem::create_directory(m_directory.file(name));
        writeWholeFile(file("case/case.json"), "{}");
        writeWholeFile(file("case/out.npy"), "");
        writeWholeFile(file("elsewhere/out.npy"), "");
        writeWholeFile(file("nothing/notes.txt"), "");
    }
    std::string file(const std::string& name) const { return m_directory.file(name); }

    TemporaryDirectory m_directory;
};

TEST_F(ReturnedFiles, BelongToTheCaseInTheirFolder) {
    const ReturnedFile whole{file("case/out.npy"), file("case")};
    EXPECT_EQ(findReturned(file("case/out.npy")), whole);
    EXPECT_EQ(findReturned(file("case")), whole);
    EXPECT_EQ(findReturned(file("case/case.json")), whole);
    EXPECT_TRUE(whole.complete());
}

TEST_F(ReturnedFiles, HaveNoCaseYetWhereTheyLieElsewhere) {
    const ReturnedFile file_only{file("elsewhere/out.npy"), ""};
    EXPECT_EQ(findReturned(file("elsewhere/out.npy")), file_only);
    EXPECT_EQ(findReturned(file("elsewhere")), file_only);
    EXPECT_FALSE(file_only.complete());
}

TEST_F(ReturnedFiles, AreMissingFromACaseThatWasNotRun) {
    std::filesystem::remove(file("case/out.npy"));
    EXPECT_EQ(findReturned(file("case")), (ReturnedFile{"", file("case")}));
}

TEST_F(ReturnedFiles, AreNoOtherFilesOrFolders) {
    for (const char* name : {"nothing", "nothing/notes.txt", "absent"}) {
        EXPECT_FALSE(mayBeReturned(file(name))) << name;
        EXPECT_THROW(findReturned(file(name)), InputError) << name;
    }
    EXPECT_THROW(findReturned(file("absent.npy")), InputError);
}

}  // namespace
}  // namespace triscope
