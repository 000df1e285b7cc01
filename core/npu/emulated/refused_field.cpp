#include "core/npu/emulated/refused_field.h"

#include <algorithm>

namespace triscope {

const char* refusedField(const NpuCall& call, const AttentionProblem& problem, const char* otherwise) {
    if (call.dtype == Dtype::Fp32) return "dtype";
    if (call.inner_precise < 0 || call.inner_precise > 3) return "inner-precise";
    const bool added = call.mask_value == MaskValueForm::AddedTensor;
    if (added && (call.dtype != Dtype::Fp16 || call.inner_precise != 1 || call.row_invalid == RowInvalid::On))
        return "mask-value";
    if (problem.headDim() > 512 || problem.headDim() % 16 != 0) return "head-dim";
    if (call.kv_cache != KvCache::AsGiven && problem.headDim() % 32 != 0) return "kv-cache";
    if (problem.heads() > 256) return "heads";
    if (problem.groupSize() > 64) return "kv-heads";
    if (std::max(problem.queries(), problem.keys()) > 20971520) return "seq";
    return call.sparse_mode ? "npu-mode" : otherwise;
}

}  // namespace triscope
