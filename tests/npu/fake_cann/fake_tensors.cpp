#include "tests/npu/fake_cann/fake_tensors.h"

#include <algorithm>

#include "tests/npu/fake_cann/fake_state.h"

// The descriptors of tensors. Prototypes: aclnn/acl_meta.h of CANN 8.1.RC1.

namespace fake {

std::size_t bytesOf(const Tensor& tensor) {
    std::size_t bytes = tensor.data_type == kFloat                               ? 4
                        : tensor.data_type == kInt8 || tensor.data_type == kBool ? 1
                                                                                 : 2;
    for (const std::int64_t dim : tensor.dims) bytes *= static_cast<std::size_t>(dim);
    return bytes;
}

}  // namespace fake

namespace {

using fake::Status;

void count(int change) {
    fake::State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    all.tensor_objects += change;
}

bool isContiguous(const std::int64_t* dims, const std::int64_t* strides, std::uint64_t rank) {
    std::int64_t expected = 1;
    for (std::uint64_t k = rank; k-- > 0; expected *= dims[k]) {
        if (strides[k] != expected) return false;
    }
    return true;
}

}  // namespace

extern "C" {

fake::Tensor* aclCreateTensor(const std::int64_t* dims, std::uint64_t rank, int data_type,
                              const std::int64_t* strides, std::int64_t offset, int format,
                              const std::int64_t* storage_dims, std::uint64_t storage_rank, void* data) {
    if (fake::enter("aclCreateTensor") != 0) return nullptr;
    fake::Tensor tensor{{dims, dims + rank}, data_type, data};
    const bool same = rank == storage_rank && std::equal(dims, dims + rank, storage_dims);
    if (!same || offset != 0 || format != 2 || !isContiguous(dims, strides, rank)) {
        fake::refuse(0, "a tensor that is not contiguous, or not ND");
        return nullptr;
    }
    if (!fake::onDevice(data, fake::bytesOf(tensor))) {
        fake::refuse(0, "a tensor that is not in device memory, or larger than it");
        return nullptr;
    }
    count(1);
    return new fake::Tensor(tensor);
}

fake::IntArray* aclCreateIntArray(const std::int64_t* values, std::uint64_t size) {
    if (fake::enter("aclCreateIntArray") != 0) return nullptr;
    count(1);
    return new fake::IntArray{{values, values + size}};
}

fake::TensorList* aclCreateTensorList(fake::Tensor* const* tensors, std::uint64_t size) {
    if (fake::enter("aclCreateTensorList") != 0) return nullptr;
    count(1);
    auto* list = new fake::TensorList{{tensors, tensors + size}};
    for (fake::Tensor* tensor : list->tensors) tensor->in_list = true;
    return list;
}

Status aclDestroyTensor(fake::Tensor* tensor) {
    if (tensor->in_list) return fake::refuse(fake::kInvalidParam, "a list's tensor destroyed by hand");
    count(-1);
    delete tensor;
    return fake::enter("aclDestroyTensor");
}

Status aclDestroyIntArray(fake::IntArray* array) {
    count(-1);
    delete array;
    return fake::enter("aclDestroyIntArray");
}

Status aclDestroyTensorList(fake::TensorList* list) {
    count(-1 - static_cast<int>(list->tensors.size()));
    for (fake::Tensor* tensor : list->tensors) delete tensor;
    delete list;
    return fake::enter("aclDestroyTensorList");
}

Status aclDestroyAclOpExecutor(fake::Executor* executor) {
    count(-1);
    delete executor;
    return fake::enter("aclDestroyAclOpExecutor");
}
}
