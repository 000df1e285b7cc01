#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/message.h"
#include "core/cost/model_shape.h"

// A model's config.json as tests read it, under the name "test".
namespace triscope {

ModelShape readConfig(const nlohmann::json& config);

// What it is refused for; none if it is not.
Issues configIssues(const nlohmann::json& config);
std::string configComplaint(const nlohmann::json& config);

}  // namespace triscope
