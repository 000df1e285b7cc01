#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/npu/emulated/npu_call.h"

namespace triscope {

// The torch_npu operators that a case can be made for, in the order in which they are advised.
//   FusedInfer  npu_fused_infer_attention_score: inference; the only one of the three to return the LSE
//   Prompt      npu_prompt_flash_attention: inference, also on Atlas inference cards. Takes no innerPrecise:
//               torch_npu calls with 1, and with 0 when sparse_mode is 10 to 14, standing for 0 to 4; never
//               corrects rows without a key
//   Fusion      npu_fusion_attention: training; its LSE is softmax_max + ln softmax_sum. innerPrecise + 2
//               corrects rows without a key, bit 0 has no effect
// Source: the documents of torch_npu and op-plugin, FlashAttentionKernelNpuOpApi.cpp.
enum class NpuOperator { FusedInfer, Prompt, Fusion };

std::string_view operatorName(NpuOperator op);
// By that name, or by fused-infer, prompt or fusion.
std::optional<NpuOperator> findNpuOperator(std::string_view name);

// What a call has for innerPrecise unless told: the most precise, with rows without a key corrected where the
// operator can.
int usualInnerPrecise(NpuOperator op);

bool returnsLse(NpuOperator op);

// The sparse_mode that a caller of torch_npu passes.
int sparseModeArgument(NpuOperator op, int sparse_mode, int inner_precise);

// The call as the operator would carry it out, its plan as planCall's, or why it refuses. The fields of the
// issue are "operator", "inner-precise", "npu-mode", "head-dim" and "dtype".
std::variant<CallPlan, Issue> planCase(NpuOperator op, const NpuCall& call, const AttentionProblem& problem);

}  // namespace triscope
