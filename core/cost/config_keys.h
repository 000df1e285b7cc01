#pragma once

#include <string_view>

namespace triscope {

// Why a key may have no part in the cost.
enum class KeyRole {
    Counted,   // a size or a switch that the counts depend on
    Window,    // of sliding layers
    Beside,    // a part that is left out whatever it holds
    Token,     // which token is which
    Rotary,    // positions
    Small,     // element by element
    Training,  // dropout, losses, initial values
    Routing,   // which experts, not how many
    Library,   // how to load or run the model
};

struct ConfigKey {
    const char* key;
    KeyRole role;
    const char* meaning;
};

// By the last part of its name; nullptr when the key is not known.
const ConfigKey* findConfigKey(std::string_view key);

// One sentence; nullptr where the role alone is no reason.
const char* reasonOf(KeyRole role);

}  // namespace triscope
