#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/mask/catalog.h"
#include "core/picture/text_picture.h"
#include "tests/support/golden.h"

namespace triscope {
namespace {

// Small, with more keys than queries, and every number at work.
MaskSettings goldenSettings(const std::string& pattern) {
    MaskSettings settings{.pattern = pattern, .shape = {20, 24}, .sink = 2, .window = 4, .last = 3};
    settings.prefix = 7;
    settings.dilation = 3;
    settings.stride = 5;
    settings.summary = 2;
    settings.chunk = 6;
    settings.pattern_block = 4;
    settings.random_blocks = 1;
    settings.lengths = "7,5,8";
    settings.columns = "0,5";
    settings.diagonals = "0,1,9";
    settings.pre_tokens = 6;
    settings.next_tokens = 2;
    settings.formula = "j<=i and (j<2 or i-j<3 or (i+j) mod 6 == 0)";
    return settings;
}

MaskSettings operatorSettings(Index mode) {
    MaskSettings settings = goldenSettings("npu");
    settings.sparse_mode = mode;
    if (mode < 2) settings.user_mask = "triangle";
    if (mode < 7) return settings;
    settings.kv_lengths = "8,5,11";
    settings.pre_tokens = mode == 7 ? 11 : 9;
    settings.next_tokens = mode == 7 ? -2 : 1;
    return settings;
}

// Each golden picture was looked at, cell by cell, against the rule that its pattern states.
void expectGolden(const std::string& name, const MaskSettings& settings) {
    ASSERT_TRUE(validate(settings).empty()) << name << ": " << validate(settings).front().message.str();
    const std::string picture = textPicture(*makeMask(settings));
    const std::string path = golden("patterns/" + name + ".txt");
    if (std::getenv("TRISCOPE_WRITE_GOLDEN") != nullptr) std::ofstream(path) << picture;
    std::ostringstream expected;
    expected << std::ifstream(path).rdbuf();
    EXPECT_EQ(picture, expected.str()) << name;
}

TEST(PatternPicture, IsTheGoldenOneForEveryPatternOfTheCatalog) {
    for (const PatternInfo& pattern : patternCatalog()) {
        if (pattern.name != std::string("npu")) expectGolden(pattern.name, goldenSettings(pattern.name));
    }
}

TEST(PatternPicture, IsTheGoldenOneForEverySparseMode) {
    for (Index mode = 0; mode <= 8; ++mode)
        expectGolden("npu-" + std::to_string(mode), operatorSettings(mode));
}

TEST(PatternPicture, IsTheGoldenOneForSetOperations) {
    expectGolden("triangle-minus-kernel", goldenSettings("triangle minus triangle(convention=kernel)"));
    expectGolden("triangle-minus-port", goldenSettings("triangle minus port-block"));
}

}  // namespace
}  // namespace triscope
