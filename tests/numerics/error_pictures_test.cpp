#include "core/numerics/error_pictures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace triscope {
namespace {

Agreement agreementOf(Index heads, const std::vector<double>& row_errors) {
    Agreement agreement;
    agreement.heads = heads;
    agreement.rows = static_cast<Index>(row_errors.size()) / heads;
    agreement.row_errors = row_errors;
    return agreement;
}

TEST(ErrorsByLength, PutRowsIntoFourColumnsAnOctave) {
    EXPECT_EQ(ErrorsByLength::columnOf(1), 0U);
    EXPECT_EQ(ErrorsByLength::columnOf(2), 4U);
    for (CellCount length = 1; length < 5000; ++length) {
        const std::size_t column = ErrorsByLength::columnOf(length);
        const auto size = static_cast<double>(length);
        EXPECT_LE(ErrorsByLength::lowerLength(column), size * (1 + 1e-9));
        EXPECT_GT(ErrorsByLength::lowerLength(column + 1), size);
    }
}

TEST(ErrorsByLength, TellLeastMedianAndLargestOfEveryColumnAndWhereTheLargestIs) {
    const Agreement agreement = agreementOf(2, {1, 5, 9, 7, 2, 3, 8, 6});
    const std::vector<CellCount> lengths{0, 4, 4, 64};
    const ErrorsByLength result = errorsByLength(agreement, lengths);
    EXPECT_EQ(result.rows_without_key, 2);
    ASSERT_EQ(result.columns.size(), 25U);
    const ErrorsByLength::Column& short_rows = result.columns[8];
    EXPECT_EQ(short_rows.rows, 4);
    EXPECT_EQ(short_rows.least, 3);
    EXPECT_EQ(short_rows.median, 5);
    EXPECT_EQ(short_rows.largest, 9);
    EXPECT_EQ(short_rows.head, 0);
    EXPECT_EQ(short_rows.row, 2);
    EXPECT_EQ(result.columns[24].rows, 2);
    EXPECT_EQ(result.columns[24].largest, 7);
    EXPECT_EQ(result.columns[10].rows, 0);
}

TEST(ErrorsByLength, KeepARowWithANonFiniteErrorAsTheLargest) {
    const double infinity = std::numeric_limits<double>::infinity();
    const ErrorsByLength result =
        errorsByLength(agreementOf(1, {1, infinity, 2}), std::vector<CellCount>{1, 1, 1});
    EXPECT_EQ(result.columns[0].largest, infinity);
    EXPECT_EQ(result.columns[0].row, 1);
}

TEST(ScatterCounts, PlaceEveryElementByBothItsValues) {
    Tensor a({1, 1, 4});
    BasicTensor<double> b({1, 1, 4});
    a.data = {-1, 0, 3, 3};
    b.data = {-1, 0, 3, -1};
    const ScatterCounts scatter = scatterOf(a, b);
    EXPECT_EQ(scatter.low, -1);
    EXPECT_EQ(scatter.high, 3);
    EXPECT_EQ(scatter.at(0, 0), 1);
    EXPECT_EQ(scatter.at(40, 40), 1);
    EXPECT_EQ(scatter.at(159, 159), 1);
    EXPECT_EQ(scatter.at(159, 0), 1) << "a is 3 where b is -1";
    EXPECT_EQ(std::accumulate(scatter.counts.begin(), scatter.counts.end(), CellCount{0}), 4);
}

TEST(ScatterCounts, CountWhatIsNotFiniteApart) {
    Tensor a({1, 1, 2});
    a.data = {NAN, 1};
    Tensor b({1, 1, 2});
    b.data = {1, 1};
    const ScatterCounts scatter = scatterOf(a, b);
    EXPECT_EQ(scatter.non_finite, 1);
    EXPECT_LT(scatter.low, 1);
    EXPECT_GT(scatter.high, 1);
    EXPECT_EQ(std::accumulate(scatter.counts.begin(), scatter.counts.end(), CellCount{0}), 1);
}

}  // namespace
}  // namespace triscope
