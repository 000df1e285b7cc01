#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// What a user chooses about a mask. A pattern ignores the numbers it has no use for.
struct MaskSettings {
    std::string pattern = "triangle";
    MaskShape shape = MaskShape::square(131072);
    Index sink = 8;
    Index window = 512;
    Index last = 128;
    Convention convention = Convention::Paper;

    friend bool operator==(const MaskSettings&, const MaskSettings&) = default;
};

// Every setting that no mask can be made of, by command-line name. Empty: makeMask will succeed.
Issues validate(const MaskSettings& settings);

// Checks one whole number against an inclusive range; the issue names the field and the range.
std::optional<Issue> checkRange(const char* field, Index value, Index least, Index most);

}  // namespace triscope
