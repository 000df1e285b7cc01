#include "core/scenario/likely_causes.h"

#include <algorithm>
#include <filesystem>

#include "core/base/input_error.h"
#include "core/mask/catalog.h"
#include "core/npu/case_files/case_tensors.h"
#include "core/npu/case_files/compare_case.h"
#include "core/scenario/scenario_json.h"

namespace triscope {

namespace {

Tensor asFloats(const BasicTensor<double>& tensor) {
    Tensor floats(tensor.shape);
    std::transform(tensor.data.begin(), tensor.data.end(), floats.data.begin(),
                   [](double value) { return static_cast<float>(value); });
    return floats;
}

// The call of a case, under its scenario's mask.
std::optional<TrapScene> sceneOf(const std::string& directory, const NpuCase& npu_case) {
    const std::string path = directory + "/scenario.json";
    std::error_code none;
    if (!std::filesystem::exists(path, none)) return std::nullopt;
    TrapScene scene;
    scene.settings = loadScenario(path).mask;
    const MaskShape& shape = scene.settings->shape;
    if (shape.queries != npu_case.q.seq || shape.keys != npu_case.k.seq) return std::nullopt;
    scene.dtype = npu_case.dtype;
    const auto tensor = [&](const char* role, const TensorShape& sides) {
        return asFloats(
            readCaseTensor({directory + "/" + npu_case.find(role)->name(), npu_case.dtype, sides}, "case"));
    };
    scene.problem.q = tensor("q", npu_case.q);
    scene.problem.k = tensor("k", npu_case.k);
    scene.problem.v = tensor("v", npu_case.k);
    scene.problem.mask = makeMask(*scene.settings);
    scene.problem.scale = npu_case.scale;
    return scene;
}

}  // namespace

std::optional<Diagnosis> likelyCauses(const AttentionStudy& study, const MaskSettings& settings,
                                      const RunControl& control) {
    const auto failed =
        std::find_if(study.comparisons.begin(), study.comparisons.end(),
                     [](const StudyComparison& comparison) { return !comparison.agreement.pass; });
    if (failed == study.comparisons.end()) return std::nullopt;
    const AttentionResult& result = study.results[failed->a];
    const TrapScene scene{study.problem, study.dtype, settings};
    return diagnose(scene, {result.output, result.lse.data.empty() ? nullptr : &result.lse}, control);
}

std::optional<Diagnosis> likelyCauses(const std::string& directory, const std::string& out,
                                      const std::string& lse, const RunControl& control) {
    const NpuCase npu_case = readCase(directory);
    const auto scene = sceneOf(directory, npu_case);
    if (!scene) return std::nullopt;
    const Tensor output = asFloats(readCaseTensor({out, npu_case.dtype, npu_case.q}, "out"));
    BasicTensor<double> sums;
    if (const std::string path = lseBeside(out, lse); !path.empty())
        sums = readCaseTensor({path, Dtype::Fp32, {npu_case.q.heads, npu_case.q.seq, 1}}, "lse");
    return diagnose(*scene, {output, sums.data.empty() ? nullptr : &sums}, control);
}

}  // namespace triscope
