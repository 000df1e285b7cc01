#include "core/base/message.h"

#include <gtest/gtest.h>

namespace triscope {
namespace {

TEST(Message, PutsArgumentsInTheOrderTheirMarkersSay) {
    EXPECT_EQ((Message{"%2 before %1", {"b", "a"}}.str()), "a before b");
}

TEST(Message, RepeatsAnArgumentThatIsNamedTwice) {
    EXPECT_EQ((Message{"key %1 (%1 < %2)", {"3", "8"}}.str()), "key 3 (3 < 8)");
}

TEST(Message, LeavesPercentSignsAndMarkersInsideArgumentsAlone) {
    EXPECT_EQ((Message{"100 % of %1", {"%1"}}.str()), "100 % of %1");
}

TEST(Message, KeepsAMarkerThatHasNoArgument) {
    EXPECT_EQ((Message{"%1 and %2", {"one"}}.str()), "one and %2");
}

}  // namespace
}  // namespace triscope
