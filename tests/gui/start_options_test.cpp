#include <gtest/gtest.h>

#include "app/gui/start/options.h"

namespace triscope::gui {
namespace {

std::variant<StartOptions, StartRefusal> parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "triscope");
    return parseStartOptions(static_cast<int>(arguments.size()), arguments.data());
}

StartOptions accepted(const std::vector<const char*>& arguments) {
    const auto parsed = parse(arguments);
    const auto* options = std::get_if<StartOptions>(&parsed);
    EXPECT_NE(options, nullptr) << std::get<StartRefusal>(parsed).text;
    return options == nullptr ? StartOptions{} : *options;
}

std::string refused(const std::vector<const char*>& arguments) {
    const auto parsed = parse(arguments);
    const auto* refusal = std::get_if<StartRefusal>(&parsed);
    EXPECT_NE(refusal, nullptr);
    if (refusal == nullptr) return {};
    EXPECT_EQ(refusal->exit_code, 2);
    return refusal->text;
}

TEST(StartOptions, LeaveEverythingToThePreferencesWhenNothingIsSaid) {
    const StartOptions options = accepted({});
    EXPECT_EQ(options.scenario, "");
    EXPECT_EQ(options.theme, std::nullopt);
    EXPECT_EQ(options.language, std::nullopt);
    EXPECT_FALSE(options.grab.has_value());
}

TEST(StartOptions, TakeAScenarioInEitherForm) {
    EXPECT_EQ(accepted({"a.json"}).scenario, "a.json");
    EXPECT_EQ(accepted({"--scenario", "a.json"}).scenario, "a.json");
    EXPECT_EQ(refused({"a.json", "--scenario", "b.json"}),
              "triscope: --scenario: must not be given together with FILE\n");
}

TEST(StartOptions, DescribeAPicture) {
    const StartOptions options = accepted(
        {"--grab", "explore", "--size", "800x600", "--theme", "dark", "--lang", "zh_CN", "--out", "p.png"});
    ASSERT_TRUE(options.grab.has_value());
    EXPECT_EQ(options.grab->page, "explore");
    EXPECT_EQ(options.grab->size, QSize(800, 600));
    EXPECT_EQ(options.grab->out, "p.png");
    EXPECT_EQ(options.theme, ThemeChoice::Dark);
    EXPECT_EQ(options.language, LanguageChoice::Chinese);
    EXPECT_EQ(accepted({"--grab", "explore", "--out", "p.png"}).grab->size, QSize(1440, 900));
}

TEST(StartOptions, RefuseASizeThatNoPageFitsOrNoMemoryHolds) {
    for (const char* size :
         {"639x480", "640x479", "7681x900", "640", "640x", "x480", "-640x480", "640x480x2", "1e3x600"}) {
        const std::string text = refused({"--grab", "explore", "--size", size, "--out", "p.png"});
        EXPECT_NE(text.find("--size: must be WIDTHxHEIGHT from 640x480 to 7680x4320, not '"),
                  std::string::npos)
            << text;
    }
}

TEST(StartOptions, RefuseToSizeAWindowThatIsNotGrabbed) {
    EXPECT_NE(refused({"--size", "800x600"}).find("--size"), std::string::npos);
    EXPECT_NE(refused({"--out", "p.png"}).find("--out"), std::string::npos);
}

}  // namespace
}  // namespace triscope::gui
