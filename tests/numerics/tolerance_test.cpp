#include "core/numerics/tolerance.h"

#include <gtest/gtest.h>

#include "core/numerics/agreement.h"

namespace triscope {
namespace {

// One element of size `b` and the same moved by `by`.
bool passes(const ToleranceRule& rule, float b, float by) {
    Tensor trusted({1, 1, 1});
    trusted.data = {b};
    Tensor moved = trusted;
    moved.data[0] += by;
    return compare(moved, trusted, rule).pass;
}

TEST(VendorRule, AllowsHalfAPercentOfTheLargerSideInFp16) {
    const ToleranceRule rule = vendorRule(Dtype::Fp16);
    EXPECT_TRUE(passes(rule, 1, 0.00501f)) << "0.00501 <= 0.005 * 1.00501";
    EXPECT_FALSE(passes(rule, 1, 0.0051f));
    EXPECT_TRUE(passes(rule, 0, 2.4e-5f));
    EXPECT_FALSE(passes(rule, 1e-4f, 2.6e-5f));
}

TEST(VendorRule, AllowsOneStepOfEightBitsInBf16) {
    const ToleranceRule rule = vendorRule(Dtype::Bf16);
    EXPECT_TRUE(passes(rule, 1, 0x1p-7f));
    EXPECT_FALSE(passes(rule, 1, 0x1.1p-7f));
    EXPECT_TRUE(passes(rule, 0, 0.99e-4f));
    EXPECT_FALSE(passes(rule, 1e-3f, 1.01e-4f));
}

TEST(VendorRule, AllowsOneFailingElementInTwoHundred) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        Tensor trusted({2, 10, 20});
        trusted.data.assign(400, 1.0f);
        Tensor moved = trusted;
        moved.data[7] = moved.data[399] = 1.5f;
        EXPECT_TRUE(compare(moved, trusted, vendorRule(dtype)).pass);
        moved.data[200] = 1.5f;
        EXPECT_FALSE(compare(moved, trusted, vendorRule(dtype)).pass);
    }
}

TEST(ToleranceRule, FailsSmallErrorsEverywhereByTheirRootMeanSquare) {
    Tensor trusted({1, 1, 100});
    Tensor moved = trusted;
    moved.data.assign(100, 0.5F);
    ToleranceRule rule{.atol = 1, .most_rmse = 0.51};
    EXPECT_TRUE(compare(moved, trusted, rule).pass);
    rule.most_rmse = 0.49;
    EXPECT_FALSE(compare(moved, trusted, rule).pass);
    EXPECT_EQ(compare(moved, trusted, rule).failing, 0);
}

TEST(FixedTolerance, IsThatOfTheType) {
    EXPECT_TRUE(passes(toleranceRule(Dtype::Fp32), 1, 1.2e-5F * 0.1F));
    EXPECT_FALSE(passes(toleranceRule(Dtype::Fp32), 100, 2e-4F));
    EXPECT_TRUE(passes(toleranceRule(Dtype::Fp16), 1, 1e-3F));
    EXPECT_FALSE(passes(toleranceRule(Dtype::Fp16), 1, 1.1e-3F));
    EXPECT_TRUE(passes(toleranceRule(Dtype::Bf16), 1, 1.5e-2F));
    EXPECT_FALSE(passes(toleranceRule(Dtype::Bf16), 1, 1.7e-2F));
    for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) {
        EXPECT_TRUE(passes(toleranceRule(dtype), 0, 0.9e-5F));
        EXPECT_FALSE(passes(toleranceRule(dtype), 0, 1.1e-5F));
    }
}

}  // namespace
}  // namespace triscope
