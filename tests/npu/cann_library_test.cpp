#include "core/npu/cann/cann_library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/npu/fake_cann.h"

namespace triscope {
namespace {

using testing::HasSubstr;

// A variable of the environment for the length of a test.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : m_name(name) {
        const char* before = std::getenv(name);
        if (before != nullptr) m_before = before;
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() { m_before ? ::setenv(m_name, m_before->c_str(), 1) : ::unsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* m_name;
    std::optional<std::string> m_before;
};

std::vector<std::string> foundIn(const CannLoad& load) {
    std::vector<std::string> names;
    for (const OperatorSymbol& symbol : load.library->symbols) {
        if (symbol.found) names.emplace_back(symbol.name);
    }
    return names;
}

TEST(CannPlaces, FollowTheEnvironmentBeforeTheUsualFolders) {
    const Variable home_path("ASCEND_HOME_PATH", "/opt/a");
    const Variable toolkit("ASCEND_TOOLKIT_HOME", "/opt/b");
    const Variable home("HOME", "/home/somebody");
    const Variable custom("ASCEND_CUSTOM_OPP_PATH", "/opt/x:/opt/y");
    const CannPlaces places = cannPlaces();
    EXPECT_THAT(places.roots,
                testing::ElementsAre("/opt/a", "/opt/b", "/usr/local/Ascend/ascend-toolkit/latest",
                                     "/usr/local/Ascend/cann", "/usr/local/Ascend/latest",
                                     "/home/somebody/Ascend/ascend-toolkit/latest"));
    EXPECT_THAT(places.custom_operators, testing::ElementsAre("/opt/x/op_api/lib/libcust_opapi.so",
                                                              "/opt/y/op_api/lib/libcust_opapi.so"));
    EXPECT_TRUE(places.bare_names);
}

TEST(CannPlaces, NameARootOnce) {
    const Variable home_path("ASCEND_HOME_PATH", "/opt/a");
    const Variable toolkit("ASCEND_TOOLKIT_HOME", "/opt/a");
    EXPECT_THAT(cannPlaces().roots, testing::Contains("/opt/a").Times(1));
}

TEST(CannLibrary, IsOpenedFromTheRootThatTheEnvironmentNames) {
    const FakeInstallation installation;
    const Variable home_path("ASCEND_HOME_PATH", "");
    const Variable toolkit("ASCEND_TOOLKIT_HOME", installation.root());
    const CannLoad load = loadCann(cannPlaces());
    ASSERT_NE(load.library, nullptr);
    EXPECT_EQ(load.attempts.front().file, installation.library("libascendcl.so"));
    EXPECT_TRUE(load.attempts.front().loaded);
    EXPECT_THAT(load.library->runtime_file, testing::EndsWith("full/lib64/libascendcl.so"))
        << "links resolved";
}

TEST(CannLibrary, HasTheOperatorsThatItsFilesExport) {
    EXPECT_THAT(foundIn(loadCann(FakeInstallation().places())),
                testing::ElementsAre("aclnnFusedInferAttentionScoreV3", "aclnnFusedInferAttentionScoreV2",
                                     "aclnnPromptFlashAttentionV3", "aclnnBlockSparseAttention"));
    EXPECT_THAT(foundIn(loadCann(FakeInstallation(kOnlyV2).places())),
                testing::ElementsAre("aclnnFusedInferAttentionScoreV2", "aclnnPromptFlashAttentionV3"));
    EXPECT_THAT(foundIn(loadCann(FakeInstallation(kOnlyPrompt).places())),
                testing::ElementsAre("aclnnPromptFlashAttentionV3"));
}

TEST(CannLibrary, TakesOperatorsFromTheLibrariesOfLaterVersions) {
    const FakeInstallation later(FakeFiles{{"libopapi.so", ""},
                                           {"libopapi_transformer.so", "full/lib64/libopapi.so"},
                                           {"libascendcl.so", ""},
                                           {"libacl_rt.so", "full/lib64/libascendcl.so"}});
    const CannLoad load = loadCann(later.places());
    ASSERT_NE(load.library, nullptr);
    EXPECT_EQ(foundIn(load).size(), 4U);
}

TEST(CannLibrary, TakesAnOperatorOfOnesOwnFirst) {
    const FakeInstallation installation(kOnlyPrompt);
    CannPlaces places = installation.places();
    places.custom_operators = {TRISCOPE_FAKE_CANN "/v2/libopapi.so"};
    const CannLoad load = loadCann(places);
    EXPECT_THAT(foundIn(load),
                testing::ElementsAre("aclnnFusedInferAttentionScoreV2", "aclnnPromptFlashAttentionV3"));
    EXPECT_THAT(load.library->symbols[2].file, HasSubstr("/v2/"));
}

TEST(CannLibrary, SaysWhichFilesWereLookedForWhenThereIsNone) {
    const CannLoad load = loadCann({{}, {"/nowhere/a", "/nowhere/b"}, false});
    EXPECT_EQ(load.library, nullptr);
    ASSERT_EQ(load.attempts.size(), 4U);
    EXPECT_EQ(load.attempts[0].file, "/nowhere/a/lib64/libascendcl.so");
    EXPECT_EQ(load.attempts[3].file, "/nowhere/b/lib64/libacl_rt.so");
    EXPECT_THAT(load.attempts[0].note, HasSubstr("No such file"));
    EXPECT_THAT(load.reason->str(), HasSubstr("there is no CANN here: 4 files were looked for"));
}

TEST(CannLibrary, SaysWhichFunctionsALibraryLacks) {
    const FakeInstallation runtime(FakeFiles{{"libascendcl.so", "nothing/libnothing.so"}});
    EXPECT_THAT(
        loadCann(runtime.places()).reason->str(),
        testing::AllOf(HasSubstr("libascendcl.so lacks aclInit, aclFinalize"), HasSubstr("aclrtMalloc")));
    const FakeInstallation tensors(FakeFiles{{"libnnopbase.so", "nothing/libnothing.so"}});
    EXPECT_THAT(loadCann(tensors.places()).reason->str(), HasSubstr("libnnopbase.so lacks aclCreateTensor"));
    const FakeInstallation none(FakeFiles{{"libnnopbase.so", ""}});
    EXPECT_THAT(loadCann(none.places()).reason->str(), HasSubstr("libnnopbase.so: cannot open"));
}

TEST(CannLibrary, GoesOnToTheNextRootWhenOneIsIncomplete) {
    const FakeInstallation broken(FakeFiles{{"libnnopbase.so", ""}});
    const FakeInstallation whole;
    const CannLoad load = loadCann({{}, {broken.root(), whole.root()}, false});
    ASSERT_NE(load.library, nullptr);
    EXPECT_FALSE(load.reason);
}

TEST(CannLibrary, RefusesAStubThatIsForLinkingOnly) {
    const TemporaryDirectory directory;
    const std::string stub = directory.file("lib64/stub");
    std::filesystem::create_directories(stub);
    std::filesystem::copy_file(TRISCOPE_FAKE_CANN "/full/lib64/libascendcl.so", stub + "/libascendcl.so");
    std::filesystem::create_symlink("stub/libascendcl.so", directory.file("lib64/libascendcl.so"));
    const CannLoad load = loadCann({{}, {directory.file("")}, false});
    EXPECT_EQ(load.library, nullptr);
    EXPECT_THAT(load.reason->str(), HasSubstr("is a stub for linking"));
}

}  // namespace
}  // namespace triscope
