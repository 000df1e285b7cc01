#pragma once

#include <cstddef>
#include <cstdint>

// The part of CANN's C interface that is called here, declared anew so that nothing of CANN is needed to
// build. Sources: acl/acl.h, acl/acl_rt.h, acl/acl_base.h, aclnn/acl_meta.h and aclnnop/ of CANN 8.1.RC1
// (ACL 1.13.0); the same in hicann/runtime of 2026. Compiled against no CANN and run on no NPU: only against
// tests/npu/fake_cann.
namespace triscope::acl {

using Status = int;  // aclError and aclnnStatus
using Stream = void*;
using Event = void*;
struct Tensor;
struct TensorList;
struct IntArray;
struct Executor;

// aclError
inline constexpr Status kSuccess = 0;
inline constexpr Status kRepeatInitialize = 100002;
inline constexpr Status kStreamSyncTimeout = 507046;

// aclDataType
inline constexpr int kFloat = 0;
inline constexpr int kFloat16 = 1;
inline constexpr int kInt8 = 2;
inline constexpr int kBool = 12;
inline constexpr int kBf16 = 27;

inline constexpr int kFormatNd = 2;      // aclFormat
inline constexpr int kHugeFirst = 0;     // aclrtMemMallocPolicy
inline constexpr int kHostToDevice = 1;  // aclrtMemcpyKind
inline constexpr int kDeviceToHost = 2;  // aclrtMemcpyKind
inline constexpr int kDdrMemory = 0;     // aclrtMemAttr
inline constexpr int kHbmMemory = 1;     // aclrtMemAttr
inline constexpr int kAiCores = 0;       // aclDeviceInfo
inline constexpr int kVectorCores = 1;   // aclDeviceInfo
inline constexpr std::int64_t kNoTokenLimit = 2147483647;

// aclCANNPackageVersion
struct PackageVersion {
    char version[128];
    char major_version[64];
    char minor_version[64];
    char release_version[64];
    char patch_version[64];
    char reserved[128];
};
inline constexpr int kCannPackage = 0;  // aclCANNPackageName

// libascendcl.so, in later versions libacl_rt.so.
struct RuntimeApi {
    Status (*aclInit)(const char* config) = nullptr;
    Status (*aclFinalize)() = nullptr;
    const char* (*aclGetRecentErrMsg)() = nullptr;  // of this thread; clears it; may be null
    Status (*aclrtGetVersion)(std::int32_t* major, std::int32_t* minor, std::int32_t* patch) = nullptr;
    const char* (*aclrtGetSocName)() = nullptr;
    Status (*aclrtGetDeviceCount)(std::uint32_t* count) = nullptr;
    Status (*aclrtSetDevice)(std::int32_t device) = nullptr;  // for this thread
    Status (*aclrtResetDevice)(std::int32_t device) = nullptr;
    Status (*aclrtCreateStream)(Stream* stream) = nullptr;
    Status (*aclrtDestroyStream)(Stream stream) = nullptr;
    Status (*aclrtSynchronizeStreamWithTimeout)(Stream stream, std::int32_t milliseconds) = nullptr;
    Status (*aclrtMalloc)(void** memory, std::size_t bytes, int policy) = nullptr;
    Status (*aclrtFree)(void* memory) = nullptr;
    Status (*aclrtMemcpy)(void* to, std::size_t capacity, const void* from, std::size_t bytes,
                          int kind) = nullptr;
    Status (*aclrtGetMemInfo)(int attribute, std::size_t* free, std::size_t* total) = nullptr;
    Status (*aclrtCreateEvent)(Event* event) = nullptr;
    Status (*aclrtRecordEvent)(Event event, Stream stream) = nullptr;
    Status (*aclrtEventElapsedTime)(float* milliseconds, Event start, Event end) = nullptr;
    Status (*aclrtDestroyEvent)(Event event) = nullptr;
    // Null where the library does not have them.
    Status (*aclGetDeviceCapability)(std::uint32_t device, int info, std::int64_t* value) = nullptr;
    Status (*aclrtStreamAbort)(Stream stream) = nullptr;
    Status (*aclsysGetCANNVersion)(int package, PackageVersion* version) = nullptr;
};

// libnnopbase.so.
struct TensorApi {
    Tensor* (*aclCreateTensor)(const std::int64_t* view_dims, std::uint64_t view_count, int data_type,
                               const std::int64_t* strides, std::int64_t offset, int format,
                               const std::int64_t* storage_dims, std::uint64_t storage_count,
                               void* data) = nullptr;
    IntArray* (*aclCreateIntArray)(const std::int64_t* values, std::uint64_t count) = nullptr;
    TensorList* (*aclCreateTensorList)(const Tensor* const* tensors, std::uint64_t count) = nullptr;
    Status (*aclDestroyTensor)(const Tensor* tensor) = nullptr;
    Status (*aclDestroyIntArray)(const IntArray* array) = nullptr;
    Status (*aclDestroyTensorList)(const TensorList* list) = nullptr;  // and the tensors in it
    // For an executor that was not executed, which otherwise frees it. Null where the library has none.
    Status (*aclDestroyAclOpExecutor)(Executor* executor) = nullptr;
};

// The second phase of every operator.
using Execute = Status (*)(void* workspace, std::uint64_t bytes, Executor* executor, Stream stream);

// aclnnFusedInferAttentionScoreV2GetWorkspaceSize, 41 parameters.
using FusedInferV2 = Status (*)(
    const Tensor* query, const TensorList* key, const TensorList* value, const Tensor* pse_shift,
    const Tensor* atten_mask, const IntArray* actual_lengths, const IntArray* actual_kv_lengths,
    const Tensor* deq_scale1, const Tensor* quant_scale1, const Tensor* deq_scale2,
    const Tensor* quant_scale2, const Tensor* quant_offset2, const Tensor* antiquant_scale,
    const Tensor* antiquant_offset, const Tensor* block_table, const Tensor* query_padding,
    const Tensor* kv_padding, const Tensor* key_antiquant_scale, const Tensor* key_antiquant_offset,
    const Tensor* value_antiquant_scale, const Tensor* value_antiquant_offset,
    const Tensor* key_shared_prefix, const Tensor* value_shared_prefix, const IntArray* actual_shared_prefix,
    std::int64_t heads, double scale, std::int64_t pre_tokens, std::int64_t next_tokens, char* layout,
    std::int64_t kv_heads, std::int64_t sparse_mode, std::int64_t inner_precise, std::int64_t block_size,
    std::int64_t antiquant_mode, bool want_lse, std::int64_t key_antiquant_mode,
    std::int64_t value_antiquant_mode, const Tensor* output, const Tensor* lse, std::uint64_t* workspace,
    Executor** executor);

// aclnnFusedInferAttentionScoreV3GetWorkspaceSize, 44: V2 with three tensors before `heads`.
using FusedInferV3 = Status (*)(
    const Tensor* query, const TensorList* key, const TensorList* value, const Tensor* pse_shift,
    const Tensor* atten_mask, const IntArray* actual_lengths, const IntArray* actual_kv_lengths,
    const Tensor* deq_scale1, const Tensor* quant_scale1, const Tensor* deq_scale2,
    const Tensor* quant_scale2, const Tensor* quant_offset2, const Tensor* antiquant_scale,
    const Tensor* antiquant_offset, const Tensor* block_table, const Tensor* query_padding,
    const Tensor* kv_padding, const Tensor* key_antiquant_scale, const Tensor* key_antiquant_offset,
    const Tensor* value_antiquant_scale, const Tensor* value_antiquant_offset,
    const Tensor* key_shared_prefix, const Tensor* value_shared_prefix, const IntArray* actual_shared_prefix,
    const Tensor* query_rope, const Tensor* key_rope, const Tensor* key_rope_antiquant_scale,
    std::int64_t heads, double scale, std::int64_t pre_tokens, std::int64_t next_tokens, char* layout,
    std::int64_t kv_heads, std::int64_t sparse_mode, std::int64_t inner_precise, std::int64_t block_size,
    std::int64_t antiquant_mode, bool want_lse, std::int64_t key_antiquant_mode,
    std::int64_t value_antiquant_mode, const Tensor* output, const Tensor* lse, std::uint64_t* workspace,
    Executor** executor);

// aclnnPromptFlashAttentionV3GetWorkspaceSize, 23.
using PromptFlashV3 = Status (*)(const Tensor* query, const Tensor* key, const Tensor* value,
                                 const Tensor* pse_shift, const Tensor* atten_mask,
                                 const IntArray* actual_lengths, const IntArray* actual_kv_lengths,
                                 const Tensor* deq_scale1, const Tensor* quant_scale1,
                                 const Tensor* deq_scale2, const Tensor* quant_scale2,
                                 const Tensor* quant_offset2, std::int64_t heads, double scale,
                                 std::int64_t pre_tokens, std::int64_t next_tokens, char* layout,
                                 std::int64_t kv_heads, std::int64_t sparse_mode, std::int64_t inner_precise,
                                 const Tensor* output, std::uint64_t* workspace, Executor** executor);

// aclnnBlockSparseAttentionGetWorkspaceSize, 23; ops-transformer of 2026, in no CANN 8.1.
using BlockSparse = Status (*)(const Tensor* query, const Tensor* key, const Tensor* value,
                               const Tensor* block_sparse_mask, const Tensor* atten_mask,
                               const IntArray* block_shape, const IntArray* actual_lengths,
                               const IntArray* actual_kv_lengths, const Tensor* block_table, char* q_layout,
                               char* kv_layout, std::int64_t kv_heads, std::int64_t mask_type, double scale,
                               std::int64_t inner_precise, std::int64_t block_size, std::int64_t pre_tokens,
                               std::int64_t next_tokens, std::int64_t want_lse, const Tensor* output,
                               const Tensor* lse, std::uint64_t* workspace, Executor** executor);

template <class Prepare>
struct Operator {
    Prepare prepare = nullptr;
    Execute execute = nullptr;

    explicit operator bool() const { return prepare != nullptr && execute != nullptr; }
};

// libopapi.so, in later versions libopapi_transformer.so. Those that the libraries do not have are empty.
struct OperatorApi {
    Operator<FusedInferV3> fused_v3;
    Operator<FusedInferV2> fused_v2;
    Operator<PromptFlashV3> prompt_v3;
    Operator<BlockSparse> block_sparse;
};

}  // namespace triscope::acl
