#include "app/gui/session/scenario_file.h"

#include <gtest/gtest.h>

#include "app/gui/session/session.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class ScenarioFiles : public testing::Test {
  protected:
    QString path(const char* name) const { return QString::fromStdString(m_directory.file(name)); }
    void write(const char* name, const std::string& text) { std::ofstream(m_directory.file(name)) << text; }

    TemporaryDirectory m_directory;
    Session m_session;
    ScenarioFile m_file{m_session};
};

TEST_F(ScenarioFiles, ComeBackAsTheyWereSaved) {
    Scenario scenario;
    scenario.mask.sink = 64;
    scenario.triangle_layers = "5,7,10,15-35";
    m_session.apply(scenario, QStringLiteral("change"));
    EXPECT_TRUE(m_file.isModified());
    ASSERT_EQ(m_file.save(path("s.json")), std::nullopt);
    EXPECT_FALSE(m_file.isModified());
    EXPECT_EQ(m_file.path(), path("s.json"));

    Session other;
    ScenarioFile read(other);
    ASSERT_EQ(read.open(path("s.json")), std::nullopt);
    EXPECT_EQ(other.scenario(), scenario);
    EXPECT_FALSE(read.isModified());
}

TEST_F(ScenarioFiles, AreOpenedAsAStepThatCanBeUndone) {
    write("s.json", R"({"sink": 3})");
    ASSERT_EQ(m_file.open(path("s.json")), std::nullopt);
    EXPECT_EQ(m_session.scenario().mask.sink, 3);
    m_session.undoStack().undo();
    EXPECT_EQ(m_session.scenario(), Scenario{});
}

TEST_F(ScenarioFiles, ThatCannotBeReadChangeNothingAndSayWhy) {
    write("broken.json", R"({"sinks": 3})");
    for (const char* name : {"broken.json", "missing.json"}) {
        const auto error = m_file.open(path(name));
        ASSERT_TRUE(error.has_value()) << name;
        EXPECT_TRUE(error->contains(path(name))) << qPrintable(*error);
        EXPECT_EQ(m_session.scenario(), Scenario{});
        EXPECT_FALSE(m_session.undoStack().canUndo());
        EXPECT_TRUE(m_file.path().isEmpty());
    }
    EXPECT_TRUE(m_file.open(path("broken.json"))->contains(QStringLiteral("sinks: is not a setting")));
}

TEST_F(ScenarioFiles, ThatCannotBeWrittenLoseNothing) {
    Scenario scenario;
    scenario.mask.sink = 64;
    m_session.apply(scenario, QStringLiteral("sink"));
    const auto error = m_file.save(path("no/such/folder/s.json"));
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(m_session.scenario(), scenario);
    EXPECT_TRUE(m_file.isModified());
    EXPECT_EQ(m_directory.fileCount(), 0);
}

}  // namespace
}  // namespace triscope::gui
