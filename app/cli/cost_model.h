#pragma once

#include <string>

#include "core/cost/model_shape.h"
#include "core/io/json_text.h"

namespace triscope::cli {

// A model's sizes, its layers by what they attend with, its parameters, and what was left out of it.
Json modelJson(const ModelShape& model);

// What each key of the model's config.json means: [{key, value, meaning, used, reason}].
Json modelFieldsJson(const std::string& name_or_path);

// The same as a table on standard output.
void printModelFields(const std::string& name_or_path);

}  // namespace triscope::cli
