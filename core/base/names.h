#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace triscope {

// The values of a type and how files and options spell them.
template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

// Empty for a value that has no name.
template <class Value, std::size_t count>
constexpr std::string_view nameIn(const Names<Value, count>& names, Value value) {
    for (const auto& [known, name] : names) {
        if (known == value) return name;
    }
    return {};
}

template <class Value, std::size_t count>
constexpr std::optional<Value> findIn(const Names<Value, count>& names, std::string_view name) {
    for (const auto& [value, known] : names) {
        if (known == name) return value;
    }
    return std::nullopt;
}

}  // namespace triscope
