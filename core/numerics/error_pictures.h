#pragma once

#include <span>
#include <vector>

#include "core/numerics/agreement.h"

namespace triscope {

// How the largest error of a row depends on how many keys the row keeps: rows of all heads in columns of
// similar length, four to an octave. Column k holds the lengths in [lowerLength(k), lowerLength(k + 1)).
struct ErrorsByLength {
    static constexpr int kColumnsPerOctave = 4;

    struct Column {
        CellCount rows = 0;
        // Of the rows' largest errors; infinite where a row has NaN or an infinity on one side only.
        double least = 0;
        double median = 0;  // the lower one of an even number
        double largest = 0;
        Index head = 0;  // where the largest is, the first of equals
        Index row = 0;
    };

    std::vector<Column> columns;  // from length 1 to the longest row; some may have no rows
    CellCount rows_without_key = 0;

    static std::size_t columnOf(CellCount length);
    static double lowerLength(std::size_t column);
};

// `lengths`: the keys that each row keeps, the same for all heads. Precondition: one for each row.
ErrorsByLength errorsByLength(const Agreement& agreement, std::span<const CellCount> lengths);

// Elements of a result over those of a more trusted one, counted in kSide x kSide squares over the values
// that occur on either side: b along the columns, a along the rows, both ascending. Elements that are not
// finite on both sides have no place and a count apart.
struct ScatterCounts {
    static constexpr Index kSide = 160;

    double low = 0;
    double high = 1;                // > low
    std::vector<CellCount> counts;  // a * kSide + b
    CellCount non_finite = 0;

    // Where a value lies, clamped into the squares.
    Index squareOf(double value) const;
    CellCount at(Index a, Index b) const { return counts[static_cast<std::size_t>(a * kSide + b)]; }
};

// Precondition: equal shapes. A and B are float or double.
template <class A, class B>
ScatterCounts scatterOf(const BasicTensor<A>& a, const BasicTensor<B>& b);

extern template ScatterCounts scatterOf(const BasicTensor<float>&, const BasicTensor<float>&);
extern template ScatterCounts scatterOf(const BasicTensor<float>&, const BasicTensor<double>&);
extern template ScatterCounts scatterOf(const BasicTensor<double>&, const BasicTensor<float>&);
extern template ScatterCounts scatterOf(const BasicTensor<double>&, const BasicTensor<double>&);

}  // namespace triscope
