#include <string>

#include "tests/npu/fake_cann/fake_operators.h"

// Prototype and limits: attention/block_sparse_attention of ops-transformer, July 2026.

using fake::Executor;
using fake::IntArray;
using fake::Status;
using fake::Tensor;

namespace {

std::int64_t blocks(std::int64_t length, std::int64_t block) {
    return (length + block - 1) / block;
}

std::string maskComplaint(const Tensor& query, const Tensor& key, const Tensor* mask, const IntArray* shape) {
    if (shape == nullptr || shape->values.size() != 2) return "no blockShape";
    const std::int64_t rows = shape->values[0];
    const std::int64_t columns = shape->values[1];
    if (rows <= 0 || columns <= 0 || columns % 128 != 0) return "a blockShape that is none";
    if (mask == nullptr || mask->data_type != fake::kInt8) return "a block mask that is not INT8";
    const std::vector<std::int64_t> expected{query.dims[0], query.dims[1], blocks(query.dims[2], rows),
                                             blocks(key.dims[2], columns)};
    return mask->dims == expected ? "" : "a block mask of another size";
}

}  // namespace

extern "C" {

Status aclnnBlockSparseAttentionGetWorkspaceSize(
    const Tensor* query, const Tensor* key, const Tensor* value, const Tensor* blockSparseMask,
    const Tensor* attenMask, const IntArray* blockShape, const IntArray* actualSeqLengths,
    const IntArray* actualSeqLengthsKv, const Tensor* blockTable, char* qInputLayout, char* kvInputLayout,
    std::int64_t numKeyValueHeads, std::int64_t maskType, double scaleValue, std::int64_t innerPrecise,
    std::int64_t blockSize, std::int64_t preTokens, std::int64_t nextTokens, std::int64_t softmaxLseFlag,
    const Tensor* attentionOut, const Tensor* softmaxLse, std::uint64_t* workspaceSize, Executor** executor) {
    if (const Status status = fake::enterOnDevice("aclnnBlockSparseAttentionGetWorkspaceSize")) return status;
    std::string words = fake::tensorComplaint(query, key, value, attentionOut, softmaxLse);
    if (words.empty()) words = maskComplaint(*query, *key, blockSparseMask, blockShape);
    const bool none = attenMask == nullptr && actualSeqLengths == nullptr && actualSeqLengthsKv == nullptr &&
                      blockTable == nullptr && maskType == 0 && blockSize == 0;
    const bool fits = std::string(qInputLayout) == "BNSD" && std::string(kvInputLayout) == "BNSD" &&
                      (innerPrecise == 0 || innerPrecise == 1) && preTokens == 2147483647 &&
                      nextTokens == 2147483647 && softmaxLseFlag == (softmaxLse != nullptr ? 1 : 0);
    if (words.empty() && !none) words = "a parameter that is not supported";
    if (words.empty() && !fits) words = "a layout, precision, limit or flag out of place";
    if (words.empty() && numKeyValueHeads != key->dims[1]) words = "numKeyValueHeads is not that of the key";
    if (words.empty() && query->dims[3] != 64 && query->dims[3] != 128)
        words = "a head_dim beside 64 and 128";
    if (!words.empty()) return fake::refuse(fake::kInvalidParameter, words);

    fake::Attention attention{
        *query, *key, *value, *attentionOut, softmaxLse == nullptr ? Tensor{} : *softmaxLse, scaleValue};
    attention.corrects_rows = false;
    attention.miscomputes = fake::state().miscomputes;
    const auto keeps = [mask = *blockSparseMask, rows = blockShape->values[0],
                        columns = blockShape->values[1]](auto b, auto n, auto i, auto j) {
        const std::int64_t at =
            ((b * mask.dims[1] + n) * mask.dims[2] + i / rows) * mask.dims[3] + j / columns;
        return static_cast<const std::int8_t*>(mask.data)[at] == 1;
    };
    return fake::handOut(
        "aclnnBlockSparseAttention", [attention, keeps] { attention.run(keeps); }, workspaceSize, executor);
}

Status aclnnBlockSparseAttention(void* workspace, std::uint64_t bytes, Executor* executor, void* stream) {
    return fake::execute("aclnnBlockSparseAttention", workspace, bytes, executor, stream);
}
}
