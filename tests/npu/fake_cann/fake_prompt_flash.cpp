#include "tests/npu/fake_cann/fake_operators.h"

// Prototypes: aclnnop/aclnn_prompt_flash_attention_v3.h of CANN 8.1.RC1.

using fake::Executor;
using fake::IntArray;
using fake::Status;
using fake::Tensor;

extern "C" {

Status aclnnPromptFlashAttentionV3GetWorkspaceSize(
    const Tensor* query, const Tensor* key, const Tensor* value, const Tensor* pseShift,
    const Tensor* attenMask, const IntArray* actualSeqLengths, const IntArray* actualSeqLengthsKv,
    const Tensor* deqScale1, const Tensor* quantScale1, const Tensor* deqScale2, const Tensor* quantScale2,
    const Tensor* quantOffset2, std::int64_t numHeads, double scaleValue, std::int64_t preTokens,
    std::int64_t nextTokens, char* inputLayout, std::int64_t numKeyValueHeads, std::int64_t sparseMode,
    std::int64_t innerPrecise, const Tensor* attentionOut, std::uint64_t* workspaceSize,
    Executor** executor) {
    const bool none = pseShift == nullptr && actualSeqLengths == nullptr && actualSeqLengthsKv == nullptr &&
                      deqScale1 == nullptr && quantScale1 == nullptr && deqScale2 == nullptr &&
                      quantScale2 == nullptr && quantOffset2 == nullptr;
    return fake::prepareCells({"aclnnPromptFlashAttentionV3GetWorkspaceSize", query, key, value, attenMask,
                               none, numHeads, scaleValue, preTokens, nextTokens, inputLayout,
                               numKeyValueHeads, sparseMode, innerPrecise, attentionOut, nullptr,
                               workspaceSize, executor});
}

Status aclnnPromptFlashAttentionV3(void* workspace, std::uint64_t bytes, Executor* executor, void* stream) {
    return fake::execute("aclnnPromptFlashAttentionV3", workspace, bytes, executor, stream);
}
}
