#include <gtest/gtest.h>

#include <cstdint>

#include "core/base/tensor.h"

namespace triscope {
namespace {

TEST(AlignedVector, BeginsAtACacheLineWhateverItHoldsAndHoweverItGrew) {
    for (std::size_t size = 1; size < 100; size += 7) {
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(AlignedVector<float>(size).data()) % 64, 0u);
        AlignedVector<std::uint16_t> grown;
        while (grown.size() < size) grown.push_back(1);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(grown.data()) % 64, 0u);
    }
}

TEST(Tensor, BeginsAtACacheLineWithEveryElementZero) {
    const BasicTensor<double> tensor({2, 3, 5});
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(tensor.data.data()) % 64, 0u);
    EXPECT_EQ(tensor.data, AlignedVector<double>(30, 0));
}

}  // namespace
}  // namespace triscope
