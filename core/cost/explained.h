#pragma once

#include <string>
#include <type_traits>

#include "core/cost/traced.h"

namespace triscope {

// A number with the formula it came from, as texts: counts exactly, others in six significant digits.
struct Explained {
    std::string symbols;
    std::string numbers;
    std::string value;
};

template <class T>
Explained explained(const Traced<T>& traced) {
    if constexpr (std::is_same_v<T, double>) {
        return {traced.symbols(), traced.numbers(), roundedText(traced.value())};
    } else {
        return {traced.symbols(), traced.numbers(), numberText(traced.value())};
    }
}

}  // namespace triscope
