#include "core/base/seeded_inputs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "core/io/npy.h"
#include "tests/support/golden.h"

namespace triscope {
namespace {

std::uint64_t fingerprint(const Tensor& tensor) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const float value : tensor.data)
        hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 0x100000001b3u;
    return hash;
}

double moment(const Tensor& tensor, int power) {
    double sum = 0;
    for (const float value : tensor.data) sum += std::pow(value, power);
    return sum / static_cast<double>(tensor.data.size());
}

TEST(SeededInputs, AreTheSameBitsEverywhereAndForEver) {
    // Recorded on x86-64 with GCC 12; any other platform must give them too.
    const Tensor q = gaussianTensor({2, 3, 4}, 1, InputStream::Queries);
    EXPECT_EQ(fingerprint(q), 5030741577732657205u);
}

TEST(SeededInputs, MatchAnIndependentScript) {
    const auto expected = readNpy<float>(golden("seeded_keys.npy"));
    EXPECT_EQ(gaussianTensor({2, 3, 5}, 42, InputStream::Keys).data, expected.data);
}

TEST(SeededInputs, KeepTheirElementsWhenHeadsOrTokensAreAdded) {
    const Tensor small = gaussianTensor({2, 5, 7}, 9, InputStream::Keys);
    const Tensor large = gaussianTensor({3, 8, 7}, 9, InputStream::Keys);
    for (Index head = 0; head < 2; ++head) {
        EXPECT_TRUE(std::equal(small.row(head, 0), small.row(head, 0) + 5 * 7, large.row(head, 0)));
    }
}

TEST(SeededInputs, DifferBySeedStreamAndHead) {
    const TensorShape shape{2, 4, 4};
    const Tensor q = gaussianTensor(shape, 1, InputStream::Queries);
    EXPECT_NE(q.data, gaussianTensor(shape, 2, InputStream::Queries).data);
    EXPECT_NE(q.data, gaussianTensor(shape, 1, InputStream::Keys).data);
    EXPECT_NE(gaussianTensor(shape, 1, InputStream::Values).data,
              gaussianTensor(shape, 1, InputStream::Keys).data);
    EXPECT_FALSE(std::equal(q.row(0, 0), q.row(1, 0), q.row(1, 0)));
}

TEST(SeededInputs, HaveTheMomentsOfAUnitGaussian) {
    const Tensor tensor = gaussianTensor({4, 1000, 50}, 3, InputStream::Values);
    // Five standard errors of each moment's estimate over 200,000 draws.
    const double root = std::sqrt(200'000.0);
    EXPECT_NEAR(moment(tensor, 1), 0, 5 / root);
    EXPECT_NEAR(moment(tensor, 2), 1, 5 * std::sqrt(2.0) / root);
    EXPECT_NEAR(moment(tensor, 3), 0, 5 * std::sqrt(15.0) / root);
    EXPECT_NEAR(moment(tensor, 4), 3, 5 * std::sqrt(96.0) / root);
}

TEST(SeededInputs, FollowTheGaussianDistributionOutToItsTails) {
    Tensor tensor = gaussianTensor({1, 1000, 200}, 4, InputStream::Queries);
    std::sort(tensor.data.begin(), tensor.data.end());
    const auto count = static_cast<double>(tensor.data.size());
    double distance = 0;
    for (std::size_t i = 0; i < tensor.data.size(); ++i) {
        const double expected = 0.5 * std::erfc(-tensor.data[i] / std::numbers::sqrt2);
        distance = std::max(distance, std::abs(expected - (static_cast<double>(i) + 0.5) / count));
    }
    // Kolmogorov-Smirnov at the 0.1 % level.
    EXPECT_LT(distance, 1.95 / std::sqrt(count));
    EXPECT_NEAR(tensor.data.back(), 4.4, 0.8);
    EXPECT_NEAR(tensor.data.front(), -4.4, 0.8);
}

TEST(SeededInputs, StopBeingDrawnWhenAsked) {
    std::stop_source stop;
    const RunControl control{stop.get_token(), {}};
    EXPECT_NO_THROW(gaussianTensor({1, 2, 4}, 1, InputStream::Queries, control));
    stop.request_stop();
    EXPECT_THROW(gaussianTensor({1, 2, 4}, 1, InputStream::Queries, control), Cancelled);
}

}  // namespace
}  // namespace triscope
