#include "core/mask/mask_settings.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"

namespace triscope {
namespace {

std::vector<std::string> fieldsOf(const Issues& issues) {
    std::vector<std::string> fields;
    for (const Issue& issue : issues) fields.push_back(issue.field);
    return fields;
}

using Fields = std::vector<std::string>;

TEST(MaskSettings, DefaultsAreValid) {
    EXPECT_TRUE(validate(MaskSettings{}).empty());
}

TEST(MaskSettings, NameTheFieldThatIsOutOfRange) {
    EXPECT_EQ(fieldsOf(validate({.sink = -1})), Fields{"sink"});
    EXPECT_EQ(fieldsOf(validate({.window = -1})), Fields{"window"});
    EXPECT_EQ(fieldsOf(validate({.last = kMaxLength + 1})), Fields{"last"});
    EXPECT_EQ(fieldsOf(validate({.pattern = "square"})), Fields{"pattern"});
    EXPECT_EQ(fieldsOf(validate({.shape = {0, 16}})), Fields{"queries"});
    EXPECT_EQ(fieldsOf(validate({.shape = {16, kMaxLength + 1}})), Fields{"keys"});
    EXPECT_EQ(fieldsOf(validate({.shape = {16, 16, -1}})), Fields{"query-offset"});
    EXPECT_EQ(fieldsOf(validate({.shape = {16, 16, 8, 20}})), Fields{"prompt"});
}

TEST(MaskSettings, ListEveryImpossibleFieldAtOnce) {
    EXPECT_EQ(fieldsOf(validate({.shape = {0, 0}, .sink = -1})), (Fields{"queries", "keys", "sink"}));
}

TEST(MaskSettings, SayTheAllowedRange) {
    EXPECT_EQ(validate({.sink = -1}).front().message.str(), "must be from 0 to 1,073,741,824, not -1");
    EXPECT_EQ(validate({.shape = {16, 16, 8, 20}}).front().message.str(),
              "must be from 24 to 2,147,483,648, not 20");
}

TEST(MaskSettings, AcceptTheLongestMask) {
    EXPECT_TRUE(validate({.shape = MaskShape::square(kMaxLength)}).empty());
}

TEST(Convention, NamesRoundTrip) {
    for (const Convention convention : {Convention::Paper, Convention::Kernel, Convention::Literal}) {
        EXPECT_EQ(findConvention(conventionName(convention)), convention);
    }
    EXPECT_EQ(findConvention("Paper"), std::nullopt);
}

TEST(Catalog, FindsEachPatternByItsName) {
    for (const PatternInfo& info : patternCatalog()) EXPECT_EQ(findPattern(info.name), &info);
    EXPECT_EQ(findPattern(""), nullptr);
}

}  // namespace
}  // namespace triscope
