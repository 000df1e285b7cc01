#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/layering/layer_rules.h"

namespace triscope::layering {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

using Paths = std::set<std::string>;

// Every file below core, app and tests, as a path from the repository's root.
const Paths& sourceTree() {
    static const Paths kTree = [] {
        const std::filesystem::path root = TRISCOPE_SOURCE_DIR;
        Paths paths;
        for (const char* top : {"core", "app", "tests"}) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
                if (entry.is_regular_file())
                    paths.insert(entry.path().lexically_relative(root).generic_string());
            }
        }
        return paths;
    }();
    return kTree;
}

std::string textOf(const std::string& path) {
    std::ifstream file(std::filesystem::path(TRISCOPE_SOURCE_DIR) / path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// What one line of `path` would be told in a tree that holds a header of every layer.
std::vector<std::string> told(const std::string& path, const std::string& line) {
    Paths tree{"tests/support/a.h"};
    for (const auto& [layer, others] : layerTable()) tree.insert(layer + "/a.h");
    return sourceComplaints(path, line + "\n", tree);
}

TEST(Layering, EverySourceKeepsTheRules) {
    for (const std::string& path : sourceTree()) {
        if (!path.ends_with(".h") && !path.ends_with(".cpp")) continue;
        EXPECT_THAT(sourceComplaints(path, textOf(path), sourceTree()), IsEmpty());
    }
}

TEST(Layering, NoBuildFileOfCoreOrCommandLineLinksQt) {
    for (const std::string& path : sourceTree()) {
        if (!path.ends_with("CMakeLists.txt")) continue;
        EXPECT_THAT(buildComplaints(path, textOf(path)), IsEmpty());
    }
}

TEST(Layering, SeesTheSourcesItIsAbout) {
    EXPECT_THAT(sourceTree(), Contains("core/mask/mask.h"));
    EXPECT_THAT(textOf("core/mask/mask.h"), testing::HasSubstr("#include"));
}

TEST(LayerTable, HasNoWayBack) {
    for (const auto& [layer, others] : layerTable()) {
        EXPECT_THAT(reachableFrom(layer), Not(Contains(layer)));
    }
}

TEST(LayerTable, KeepsPredictionAndMeasurementApart) {
    EXPECT_THAT(reachableFrom("core/cost"), Not(Contains("core/attention")));
    EXPECT_THAT(reachableFrom("core/attention"), Not(Contains("core/cost")));
}

TEST(LayerTable, LetsThisMachineBeMeasuredWithoutKnowingWhatFor) {
    EXPECT_THAT(reachableFrom("core/machine"), ElementsAre("core/base"));
    EXPECT_THAT(reachableFrom("core/cost"), Not(Contains("core/machine")));
    EXPECT_THAT(reachableFrom("core/attention"), Not(Contains("core/machine")));
}

TEST(LayerRules, LetIncludesRunDownwards) {
    EXPECT_THAT(told("core/mask/mask.cpp", "#include \"core/base/a.h\""), IsEmpty());
    EXPECT_THAT(told("core/mask/patterns/full.cpp", "#include \"core/mask/a.h\""), IsEmpty());
    EXPECT_THAT(told("core/npu/npu.cpp", "#include \"core/attention/a.h\""), IsEmpty());
    EXPECT_THAT(told("app/gui/main.cpp", "#include \"core/scenario/a.h\""), IsEmpty());
    EXPECT_THAT(told("tests/mask/mask_test.cpp", "#include \"core/mask/a.h\""), IsEmpty());
    EXPECT_THAT(told("core/mask/mask.cpp", "#include <queue>"), IsEmpty());
}

TEST(LayerRules, CatchAnIncludeThatRunsUpwards) {
    EXPECT_THAT(told("core/base/rect.h", "#include \"core/mask/a.h\""),
                ElementsAre("core/base/rect.h:1: core/mask/a.h: core/base must not know core/mask"));
    EXPECT_THAT(told("core/io/npy.cpp", "#include \"core/mask/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("core/attention/tile.cpp", "#include \"core/npu/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("core/mask/mask.cpp", "#include \"app/cli/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("core/mask/mask.cpp", "#include \"tests/support/a.h\""), Not(IsEmpty()));
}

TEST(LayerRules, CatchCostAndAttentionLookingAtEachOther) {
    EXPECT_THAT(told("core/cost/roofline.cpp", "#include \"core/attention/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("core/attention/tile.cpp", "#include \"core/cost/a.h\""), Not(IsEmpty()));
}

TEST(LayerRules, KeepTheTwoProgramsApart) {
    EXPECT_THAT(told("app/cli/main.cpp", "#include \"app/gui/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("app/gui/main.cpp", "#include \"app/cli/a.h\""), Not(IsEmpty()));
}

TEST(LayerRules, CatchQtOutsideTheWindow) {
    for (const char* header : {"<QString>", "<QtCore/qglobal.h>", "<qglobal.h>", "\"QString\""}) {
        const std::string line = std::string("  # include ") + header;
        EXPECT_THAT(told("core/mask/mask.cpp", line), Not(IsEmpty())) << line;
        EXPECT_THAT(told("app/cli/main.cpp", line), Not(IsEmpty())) << line;
        EXPECT_THAT(told("app/gui/main.cpp", line), IsEmpty()) << line;
    }
}

TEST(LayerRules, CatchALinkToQtOutsideTheWindow) {
    const std::string link = "target_link_libraries(x PRIVATE Qt6::Core)\n";
    EXPECT_THAT(buildComplaints("core/mask/CMakeLists.txt", link), Not(IsEmpty()));
    EXPECT_THAT(buildComplaints("core/CMakeLists.txt", link), Not(IsEmpty()));
    EXPECT_THAT(buildComplaints("app/cli/CMakeLists.txt", link), Not(IsEmpty()));
    EXPECT_THAT(buildComplaints("app/gui/CMakeLists.txt", link), IsEmpty());
    EXPECT_THAT(buildComplaints("core/CMakeLists.txt", "# never Qt6\n"), IsEmpty());
}

TEST(LayerRules, CatchAHeaderThatIsNotThere) {
    EXPECT_THAT(told("core/mask/mask.cpp", "#include \"core/mask/nowhere.h\""),
                ElementsAre("core/mask/mask.cpp:1: core/mask/nowhere.h: there is no such file"));
}

TEST(LayerRules, CatchAnIncludeThatIsNotRootedAtTheRepository) {
    EXPECT_THAT(told("core/cost/roofline.cpp", "#include \"../attention/a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("core/cost/roofline.cpp", "#include \"a.h\""), Not(IsEmpty()));
    EXPECT_THAT(told("app/gui/main.cpp", "#include \"main.moc\""), IsEmpty());
}

TEST(LayerRules, CatchALayerThatIsNotInTheTable) {
    EXPECT_THAT(told("core/astrology/chart.cpp", "#include \"core/base/a.h\""), Not(IsEmpty()));
}

TEST(LayerRules, CatchAFileThatIsTooLong) {
    const auto lines = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "int x;\n";
        return text;
    };
    EXPECT_THAT(sourceComplaints("core/mask/mask.cpp", lines(400), {}), IsEmpty());
    EXPECT_THAT(sourceComplaints("core/mask/mask.cpp", lines(401), {}),
                ElementsAre("core/mask/mask.cpp: 401 lines, more than 400"));
}

}  // namespace
}  // namespace triscope::layering
