#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/base/message.h"
#include "core/npu/emulated/emulation_options.h"
#include "core/npu/sparse_mode.h"

namespace triscope {

// How an operator is told that some rows may have no key: bit 1 of innerPrecise, or its own look at the
// sparse mode (AsOperator); forced on or off to see what that does.
enum class RowInvalid { AsOperator, On, Off };

// The number put in place of a masked score: what the operator's kernels of CANN 8.1 have for the precision
// (-FLT_MAX, -65504 in fp16 high performance, -1e12 for a single query), -infinity as the kernels of 2026
// have, or the fp16 mask tensor of older high-performance calls, times -10000 and added.
enum class MaskValueForm { Operator, MinusInfinity, AddedTensor };

// What a caller of aclnnFusedInferAttentionScoreV2 sets beside the tensors.
struct NpuCall {
    Dtype dtype = Dtype::Fp16;
    // 0 high precision, 1 high performance (fp16 scores and sums; bf16 ignores it), + 2 rows may be invalid
    int inner_precise = 2;
    RowInvalid row_invalid = RowInvalid::AsOperator;
    MaskValueForm mask_value = MaskValueForm::Operator;
    // One of 0 to 4; nullopt: no mask if all is kept, else 3, 2 or 4 if they keep what the mask does, else 1.
    std::optional<int> sparse_mode{};
    Index pre_tokens = kNoLimit;  // of mode 0; mode 4 has those of the mask
    Index next_tokens = kNoLimit;
    KvCache kv_cache = KvCache::AsGiven;
    Overflow overflow = Overflow::Infinity;  // A2 and A3 default to INFNAN
    Index tile_keys = 0;                     // 0: what the operator picks; else a multiple of 64

    friend bool operator==(const NpuCall&, const NpuCall&) = default;
};

// As the command line spells them; nullopt when it does not.
std::optional<RowInvalid> findRowInvalid(std::string_view name);        // auto, on, off
std::optional<MaskValueForm> findMaskValueForm(std::string_view name);  // operator, -inf, -10000
std::optional<KvCache> findKvCache(std::string_view name);              // as-given, int8-channel, int8-token
std::optional<Overflow> findOverflow(std::string_view name);            // inf, saturate

// The call as the operator would carry it out.
struct CallPlan {
    EmulationOptions emulation;
    OperatorRecord called;
    SparseMode mode;  // its parameters as the operator is given them
    // Whether it is given a mask: the compressed one of modes 2 to 4, else one of queries x keys.
    bool masked = false;
};

// Or why the operator refuses the call, or would compute something else than the problem. The field is that
// of what brought it about, as options spell it: "dtype", "inner-precise", "mask-value", "head-dim",
// "kv-cache", "heads", "kv-heads", "seq" or "npu-mode".
std::variant<CallPlan, Issue> planCall(const NpuCall& call, const AttentionProblem& problem);

}  // namespace triscope
