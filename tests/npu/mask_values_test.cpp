#include "core/npu/mask_values.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "tests/support/special_values.h"

namespace triscope {
namespace {

MaskValue valueOf(const std::string& name) {
    for (const MaskValue& value : maskValues()) {
        if (value.name == name) return value;
    }
    ADD_FAILURE() << "there is no mask value " << name;
    return {};
}

TEST(MaskValues, BecomeWhatTheTypesCanHold) {
    EXPECT_EQ(valueOf("-inf").fp16, -kFloatInfinity);
    EXPECT_EQ(valueOf("-1e9").fp16, -kFloatInfinity);
    EXPECT_EQ(valueOf("-1e6").fp16, -kFloatInfinity);
    EXPECT_EQ(valueOf("-65504").fp16, -65504);
    EXPECT_EQ(valueOf("-1e4").fp16, -10000);
    EXPECT_EQ(valueOf("-FLT_MAX").bf16, -kFloatInfinity);
    EXPECT_EQ(valueOf("-65504").bf16, -65536);
    EXPECT_EQ(valueOf("-1e4").bf16, -9984);
}

TEST(MaskValues, InBf16AreTheUpperHalfOfAFloatNextToTheValue) {
    for (const MaskValue& value : maskValues()) {
        EXPECT_EQ(std::bit_cast<std::uint32_t>(value.bf16) & 0xFFFF, 0U) << value.name;
        if (std::isinf(value.bf16)) continue;
        EXPECT_LE(std::abs(value.bf16 / value.value - 1), 1 / 256.0F) << value.name;
    }
}

TEST(MaskValues, EachSayWhatHappens) {
    for (const MaskValue& value : maskValues()) EXPECT_FALSE(value.meaning.str().empty()) << value.name;
}

TEST(MaskValues, ReadAsPeopleWriteThem) {
    EXPECT_EQ(formatMaskValue(-kFloatInfinity), "-inf");
    EXPECT_EQ(formatMaskValue(-65504), "-65,504");
    EXPECT_EQ(formatMaskValue(-std::numeric_limits<float>::max()), "-3.4e+38");
    EXPECT_EQ(formatMaskValue(-0.5F), "-0.5");
}

}  // namespace
}  // namespace triscope
