#pragma once

#include <string>

#include "core/text/tokenize.h"

namespace triscope::gui {

// The text whose tokens name the positions of the mask, where it is long enough for them.
struct TokenText {
    std::string text;
    TokenMode mode = TokenMode::Word;
};

}  // namespace triscope::gui
