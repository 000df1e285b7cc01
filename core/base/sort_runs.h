#pragma once

#include <algorithm>
#include <vector>

namespace triscope {

// A stable sort of what consists of ascending runs, one after another: in the order of values x log(runs).
// `spare` is memory to be used again.
template <class Value, class Earlier>
void sortRuns(std::vector<Value>& values, std::vector<Value>& spare, const Earlier& earlier) {
    while (!std::is_sorted(values.begin(), values.end(), earlier)) {
        spare.resize(values.size());
        auto to = spare.begin();
        for (auto begin = values.begin(); begin != values.end();) {
            const auto middle = std::is_sorted_until(begin, values.end(), earlier);
            const auto end = std::is_sorted_until(middle, values.end(), earlier);
            to = std::merge(begin, middle, middle, end, to, earlier);
            begin = end;
        }
        values.swap(spare);
    }
}

}  // namespace triscope
