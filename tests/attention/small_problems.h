#pragma once

#include <string>
#include <vector>

#include "tests/support/attention_cases.h"

// Problems small enough for plain loops, in which every pattern leaves something out.
namespace triscope {

struct SmallSizes {
    MaskShape shape;
    HeadSizes heads;
};

// Ragged lengths, queries and keys apart, chunks of a longer prompt, groups, odd and single dimensions.
inline const SmallSizes kSmallSizes[] = {
    {MaskShape::square(1), {1, 1, 1}},   {MaskShape::square(64), {2, 2, 16}},
    {MaskShape::square(97), {3, 1, 13}}, {{50, 131, 81, 0}, {4, 2, 24}},
    {{33, 40, 100, 200}, {2, 1, 7}},     {{1, 90, 89, 0}, {4, 4, 32}},
    {{130, 70, 0, 0}, {2, 1, 64}},
};

inline MaskSettings smallMask(const std::string& pattern, const MaskShape& shape) {
    MaskSettings mask{.pattern = pattern, .shape = shape, .sink = 3, .window = 20, .last = 9};
    mask.prefix = 11;
    mask.stride = 14;
    mask.summary = 3;
    mask.chunk = 23;
    mask.pattern_block = 8;
    mask.lengths = "17,40,5";
    mask.columns = "0,30";
    mask.diagonals = "0,1,45";
    return mask;
}

inline std::vector<std::string> catalogNames() {
    std::vector<std::string> names;
    for (const PatternInfo& pattern : patternCatalog()) names.emplace_back(pattern.name);
    return names;
}

// As a test's name may be spelt.
inline std::string testName(std::string pattern) {
    for (char& c : pattern) c = c == '-' ? '_' : c;
    return pattern;
}

}  // namespace triscope
