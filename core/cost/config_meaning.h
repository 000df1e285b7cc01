#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace triscope {

// One key of a model's config.json.
struct ConfigField {
    std::string key;    // with the objects around it: "rope_scaling.factor"
    std::string value;  // as JSON, long ones cut short
    Message meaning;
    // Whether the cost reads it; nullopt in a file that is refused.
    std::optional<bool> used;
    Message reason;  // why it is not used; empty text where it is
};

struct ConfigMeaning {
    std::vector<ConfigField> fields;  // every key, in the order of the file
    Issues issues;                    // why the cost refuses the file; empty when it does not
};

// What every key of the text of a config.json means and whether the cost of the model depends on it: used is
// what readHfConfig has really asked for. Parts beside the text model (vision_config, ...) are one field
// each. Throws InputError, field "model", when the text is not a JSON object; a model that is not understood
// is explained all the same.
ConfigMeaning meaningOf(std::string_view text);

}  // namespace triscope
