#include "tests/cost/hf_checks.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/input_error.h"
#include "core/cost/hf_config.h"

namespace triscope {

ModelShape readConfig(const nlohmann::json& config) {
    return readHfConfig(config.dump(), "test");
}

Issues configIssues(const nlohmann::json& config) {
    try {
        (void)readConfig(config);
    } catch (const InputError& error) {
        for (const Issue& issue : error.issues()) EXPECT_EQ(issue.field, "model");
        return error.issues();
    }
    return {};
}

std::string configComplaint(const nlohmann::json& config) {
    const Issues issues = configIssues(config);
    return issues.empty() ? "" : issues.front().message.str();
}

}  // namespace triscope
