#include "core/numerics/error_pictures.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace triscope {

std::size_t ErrorsByLength::columnOf(CellCount length) {
    return static_cast<std::size_t>(
        std::floor(kColumnsPerOctave * std::log2(static_cast<double>(length)) + 1e-9));
}

double ErrorsByLength::lowerLength(std::size_t column) {
    return std::exp2(static_cast<double>(column) / kColumnsPerOctave);
}

ErrorsByLength errorsByLength(const Agreement& agreement, std::span<const CellCount> lengths) {
    assert(static_cast<Index>(lengths.size()) == agreement.rows);
    ErrorsByLength result;
    std::vector<std::vector<double>> errors;
    for (Index head = 0; head < agreement.heads; ++head) {
        for (Index row = 0; row < agreement.rows; ++row) {
            const CellCount length = lengths[static_cast<std::size_t>(row)];
            if (length == 0) {
                ++result.rows_without_key;
                continue;
            }
            const std::size_t at = ErrorsByLength::columnOf(length);
            if (at >= errors.size()) {
                errors.resize(at + 1);
                result.columns.resize(at + 1);
            }
            const double error = agreement.row_errors[static_cast<std::size_t>(head * agreement.rows + row)];
            ErrorsByLength::Column& column = result.columns[at];
            if (errors[at].empty() || error > column.largest) {
                column.largest = error;
                column.head = head;
                column.row = row;
            }
            errors[at].push_back(error);
        }
    }
    for (std::size_t k = 0; k < errors.size(); ++k) {
        if (errors[k].empty()) continue;
        std::sort(errors[k].begin(), errors[k].end());
        result.columns[k].rows = static_cast<CellCount>(errors[k].size());
        result.columns[k].least = errors[k].front();
        result.columns[k].median = errors[k][(errors[k].size() - 1) / 2];
    }
    return result;
}

Index ScatterCounts::squareOf(double value) const {
    const double at = (value - low) / (high - low) * static_cast<double>(kSide);
    return std::clamp<Index>(static_cast<Index>(at), 0, kSide - 1);
}

template <class A, class B>
ScatterCounts scatterOf(const BasicTensor<A>& a, const BasicTensor<B>& b) {
    assert(a.shape == b.shape);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto eachPair = [&](auto&& take) {
        for (std::size_t k = 0; k < a.data.size(); ++k)
            take(static_cast<double>(a.data[k]), static_cast<double>(b.data[k]));
    };
    ScatterCounts result;
    result.counts.assign(static_cast<std::size_t>(ScatterCounts::kSide * ScatterCounts::kSide), 0);
    eachPair([&](double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) return;
        low = std::min({low, x, y});
        high = std::max({high, x, y});
    });
    if (low <= high) {
        // A single value still needs an axis to stand on.
        result.low = low < high ? low : low - 0.5;
        result.high = low < high ? high : high + 0.5;
    }
    eachPair([&](double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) {
            ++result.non_finite;
        } else {
            ++result.counts[static_cast<std::size_t>(result.squareOf(x) * ScatterCounts::kSide +
                                                     result.squareOf(y))];
        }
    });
    return result;
}

template ScatterCounts scatterOf(const BasicTensor<float>&, const BasicTensor<float>&);
template ScatterCounts scatterOf(const BasicTensor<float>&, const BasicTensor<double>&);
template ScatterCounts scatterOf(const BasicTensor<double>&, const BasicTensor<float>&);
template ScatterCounts scatterOf(const BasicTensor<double>&, const BasicTensor<double>&);

}  // namespace triscope
