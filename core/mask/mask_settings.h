#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/message.h"
#include "core/mask/mask_shape.h"

namespace triscope {

// The three readings of the same three numbers that are in circulation; position i, key j, N tokens.
//   paper    j < sink,  i - j <= window,  i >= N - last   (arXiv 2507.21526, its 1-based rule re-based to 0)
//   kernel   j < sink,  i - j <  window,  i >= N - last   (microsoft/MInference @fb56c91)
//   literal  j <= sink, i - j <= window,  N - i < last    (the 1-based text taken as 0-based)
enum class Convention { Paper, Kernel, Literal };

std::string_view conventionName(Convention convention);
std::optional<Convention> findConvention(std::string_view name);

// What operators call no limit: the default of pre_tokens.
inline constexpr Index kNoLimit = 2147483647;

// What a user chooses about a mask. A pattern ignores what it has no use for; PatternInfo says what it uses.
struct MaskSettings {
    std::string pattern =
        "triangle";  // a pattern's name, or a set operation on patterns (pattern_expression.h)
    MaskShape shape = MaskShape::square(131072);
    Index sink = 8;
    Index window = 512;
    Index last = 128;
    Convention convention = Convention::Paper;
    Index prefix = 1024;
    Index dilation = 4;
    Index stride = 512;
    Index summary = 32;
    Index chunk = 8192;
    Index pattern_block = 64;
    Index random_blocks = 3;
    Index pattern_seed = 1;
    std::string lengths = "12K,4K,24K,8K";
    std::string kv_lengths{};
    std::string columns = "0,1,2,3,1000,30000";
    std::string diagonals = "0,1,2,3,512,4096,40000";
    Index sparse_mode = 3;
    Index pre_tokens = kNoLimit;
    Index next_tokens = 0;
    std::string user_mask = "full";
    std::string formula = "j<=i and (j<4 or i-j<32 or i>=n-16)";

    friend bool operator==(const MaskSettings&, const MaskSettings&) = default;
};

// Every setting that no mask can be made of, by command-line name. Empty: makeMask will succeed.
Issues validate(const MaskSettings& settings);

// Every number that is out of its field's range, and a shape that is none.
Issues checkRanges(const MaskSettings& settings);

// Checks one whole number against an inclusive range; the issue names the field and the range.
std::optional<Issue> checkRange(const char* field, Index value, Index least, Index most);

// Reads a whole number that a user typed ("128K") for a field with that inclusive range.
std::variant<Index, Issue> parseNumber(const char* field, const std::string& typed, Range allowed);

}  // namespace triscope
