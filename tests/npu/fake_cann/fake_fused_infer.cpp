#include "tests/npu/fake_cann/fake_operators.h"

// aclnnFusedInferAttentionScore. Prototypes: aclnnop/aclnn_fused_infer_attention_score_v2.h and _v3.h of
// CANN 8.1.RC1. A library of an older CANN is built without FAKE_V3.

namespace {

using fake::Executor;
using fake::IntArray;
using fake::Status;
using fake::Tensor;
using fake::TensorList;

const Tensor* onlyOf(const TensorList* list) {
    return list != nullptr && list->tensors.size() == 1 ? list->tensors.front() : nullptr;
}

template <class... Parameters>
bool allNull(Parameters... parameters) {
    return (... && (parameters == nullptr));
}

}  // namespace

extern "C" {

Status aclnnFusedInferAttentionScoreV2GetWorkspaceSize(
    const Tensor* query, const TensorList* key, const TensorList* value, const Tensor* pseShift,
    const Tensor* attenMask, const IntArray* actualSeqLengths, const IntArray* actualSeqLengthsKv,
    const Tensor* deqScale1, const Tensor* quantScale1, const Tensor* deqScale2, const Tensor* quantScale2,
    const Tensor* quantOffset2, const Tensor* antiquantScale, const Tensor* antiquantOffset,
    const Tensor* blockTable, const Tensor* queryPaddingSize, const Tensor* kvPaddingSize,
    const Tensor* keyAntiquantScale, const Tensor* keyAntiquantOffset, const Tensor* valueAntiquantScale,
    const Tensor* valueAntiquantOffset, const Tensor* keySharedPrefix, const Tensor* valueSharedPrefix,
    const IntArray* actualSharedPrefixLen, std::int64_t numHeads, double scaleValue, std::int64_t preTokens,
    std::int64_t nextTokens, char* inputLayout, std::int64_t numKeyValueHeads, std::int64_t sparseMode,
    std::int64_t innerPrecise, std::int64_t blockSize, std::int64_t antiquantMode, bool softmaxLseFlag,
    std::int64_t keyAntiquantMode, std::int64_t valueAntiquantMode, const Tensor* attentionOut,
    const Tensor* softmaxLse, std::uint64_t* workspaceSize, Executor** executor) {
    const bool none =
        allNull(pseShift, actualSeqLengths, actualSeqLengthsKv, deqScale1, quantScale1, deqScale2,
                quantScale2, quantOffset2, antiquantScale, antiquantOffset, blockTable, queryPaddingSize,
                kvPaddingSize, keyAntiquantScale, keyAntiquantOffset, valueAntiquantScale,
                valueAntiquantOffset, keySharedPrefix, valueSharedPrefix, actualSharedPrefixLen) &&
        blockSize == 0 && antiquantMode == 0 && keyAntiquantMode == 0 && valueAntiquantMode == 0 &&
        softmaxLseFlag == (softmaxLse != nullptr);
    return fake::prepareCells({"aclnnFusedInferAttentionScoreV2GetWorkspaceSize", query, onlyOf(key),
                               onlyOf(value), attenMask, none, numHeads, scaleValue, preTokens, nextTokens,
                               inputLayout, numKeyValueHeads, sparseMode, innerPrecise, attentionOut,
                               softmaxLse, workspaceSize, executor});
}

Status aclnnFusedInferAttentionScoreV2(void* workspace, std::uint64_t bytes, Executor* executor,
                                       void* stream) {
    return fake::execute("aclnnFusedInferAttentionScoreV2", workspace, bytes, executor, stream);
}

#ifdef FAKE_V3
Status aclnnFusedInferAttentionScoreV3GetWorkspaceSize(
    const Tensor* query, const TensorList* key, const TensorList* value, const Tensor* pseShift,
    const Tensor* attenMask, const IntArray* actualSeqLengths, const IntArray* actualSeqLengthsKv,
    const Tensor* deqScale1, const Tensor* quantScale1, const Tensor* deqScale2, const Tensor* quantScale2,
    const Tensor* quantOffset2, const Tensor* antiquantScale, const Tensor* antiquantOffset,
    const Tensor* blockTable, const Tensor* queryPaddingSize, const Tensor* kvPaddingSize,
    const Tensor* keyAntiquantScale, const Tensor* keyAntiquantOffset, const Tensor* valueAntiquantScale,
    const Tensor* valueAntiquantOffset, const Tensor* keySharedPrefix, const Tensor* valueSharedPrefix,
    const IntArray* actualSharedPrefixLen, const Tensor* queryRope, const Tensor* keyRope,
    const Tensor* keyRopeAntiquantScale, std::int64_t numHeads, double scaleValue, std::int64_t preTokens,
    std::int64_t nextTokens, char* inputLayout, std::int64_t numKeyValueHeads, std::int64_t sparseMode,
    std::int64_t innerPrecise, std::int64_t blockSize, std::int64_t antiquantMode, bool softmaxLseFlag,
    std::int64_t keyAntiquantMode, std::int64_t valueAntiquantMode, const Tensor* attentionOut,
    const Tensor* softmaxLse, std::uint64_t* workspaceSize, Executor** executor) {
    const bool none =
        allNull(pseShift, actualSeqLengths, actualSeqLengthsKv, deqScale1, quantScale1, deqScale2,
                quantScale2, quantOffset2, antiquantScale, antiquantOffset, blockTable, queryPaddingSize,
                kvPaddingSize, keyAntiquantScale, keyAntiquantOffset, valueAntiquantScale,
                valueAntiquantOffset, keySharedPrefix, valueSharedPrefix, actualSharedPrefixLen, queryRope,
                keyRope, keyRopeAntiquantScale) &&
        blockSize == 0 && antiquantMode == 0 && keyAntiquantMode == 0 && valueAntiquantMode == 0 &&
        softmaxLseFlag == (softmaxLse != nullptr);
    return fake::prepareCells({"aclnnFusedInferAttentionScoreV3GetWorkspaceSize", query, onlyOf(key),
                               onlyOf(value), attenMask, none, numHeads, scaleValue, preTokens, nextTokens,
                               inputLayout, numKeyValueHeads, sparseMode, innerPrecise, attentionOut,
                               softmaxLse, workspaceSize, executor});
}

Status aclnnFusedInferAttentionScoreV3(void* workspace, std::uint64_t bytes, Executor* executor,
                                       void* stream) {
    return fake::execute("aclnnFusedInferAttentionScoreV3", workspace, bytes, executor, stream);
}
#endif
}
