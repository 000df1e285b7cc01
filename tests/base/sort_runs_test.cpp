#include "core/base/sort_runs.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace triscope {
namespace {

using Pair = std::pair<int, int>;

TEST(SortRuns, IsAStableSortHoweverManyRunsThereAre) {
    std::mt19937 random(3);
    const auto draw = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    std::vector<Pair> spare;
    for (int trial = 0; trial < 300; ++trial) {
        std::vector<Pair> values;
        for (int runs = draw(9); runs > 0; --runs) {
            for (int key = draw(20); key < 40; key += draw(12)) {
                values.emplace_back(key, static_cast<int>(values.size()));
            }
        }
        std::vector<Pair> sorted = values;
        const auto earlier = [](const Pair& a, const Pair& b) { return a.first < b.first; };
        std::stable_sort(sorted.begin(), sorted.end(), earlier);
        sortRuns(values, spare, earlier);
        EXPECT_EQ(values, sorted);
    }
}

}  // namespace
}  // namespace triscope
