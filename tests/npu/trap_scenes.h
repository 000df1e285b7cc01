#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/attention/compare_runs.h"
#include "core/npu/traps/diagnose.h"
#include "core/npu/traps/run_trap.h"
#include "tests/support/attention_cases.h"

namespace triscope {

// A call of Gaussians, rounded to the type.
inline TrapScene trapScene(const MaskSettings& mask, const HeadSizes& heads, Dtype dtype,
                           std::uint64_t seed = 1) {
    TrapScene scene;
    scene.problem = gaussianProblem(mask, heads, seed);
    scene.dtype = dtype;
    roundInputs(dtype, scene.problem);
    return scene;
}

inline std::vector<std::string> namesOf(const std::vector<LikelyCause>& causes) {
    std::vector<std::string> names;
    for (const LikelyCause& cause : causes) names.emplace_back(cause.trap->name);
    return names;
}

inline std::vector<std::string> causesOf(const TrapScene& scene, const AttentionResult& observed,
                                         bool with_lse = false) {
    return namesOf(diagnose(scene, {observed.output, with_lse ? &observed.lse : nullptr}).causes);
}

}  // namespace triscope
