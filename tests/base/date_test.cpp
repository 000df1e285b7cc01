#include "core/base/date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace triscope {
namespace {

TEST(Today, IsWrittenAsYearMonthDay) {
    EXPECT_THAT(today(), testing::MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]"));
}

}  // namespace
}  // namespace triscope
