#include "core/npu/cann/acl_objects.h"

#include <fmt/format.h>

#include "core/base/numbers.h"

namespace triscope {

namespace {

std::vector<Index> contiguousStrides(std::span<const Index> dims) {
    std::vector<Index> strides(dims.size(), 1);
    for (std::size_t k = dims.size(); k-- > 1;) strides[k - 1] = strides[k] * dims[k];
    return strides;
}

acl::Tensor* makeTensor(const DeviceSession& session, int data_type, std::span<const Index> dims,
                        void* data) {
    const std::vector<Index> strides = contiguousStrides(dims);
    return session.call().make("aclCreateTensor", session.library().tensors.aclCreateTensor, dims.data(),
                               dims.size(), data_type, strides.data(), Index{0}, acl::kFormatNd, dims.data(),
                               dims.size(), data);
}

}  // namespace

DeviceSession::DeviceSession(const CannLibrary& library, const AclCaller& call, int device)
    : m_library(library), m_call(call), m_device(device) {
    const acl::RuntimeApi& api = library.runtime;
    call("aclrtSetDevice", api.aclrtSetDevice, device);
    try {
        call("aclrtCreateStream", api.aclrtCreateStream, &m_stream);
    } catch (...) {
        call.release("aclrtResetDevice", api.aclrtResetDevice, device);
        throw;
    }
}

DeviceSession::~DeviceSession() {
    m_call.release("aclrtDestroyStream", m_library.runtime.aclrtDestroyStream, m_stream);
    m_call.release("aclrtResetDevice", m_library.runtime.aclrtResetDevice, m_device);
}

DeviceSession::Memory DeviceSession::memory() const {
    std::size_t free = 0;
    std::size_t total = 0;
    const auto ask = m_library.runtime.aclrtGetMemInfo;
    try {
        m_call("aclrtGetMemInfo", ask, acl::kHbmMemory, &free, &total);
    } catch (const AclError&) {
        total = 0;
    }
    // Inference devices have no HBM.
    if (total == 0) m_call("aclrtGetMemInfo", ask, acl::kDdrMemory, &free, &total);
    return {{static_cast<WideInt>(free)}, {static_cast<WideInt>(total)}};
}

void DeviceSession::requireFree(Bytes bytes, const char* what) const {
    const Memory now = memory();
    if (bytes < now.free || bytes == now.free) return;
    throw std::runtime_error(fmt::format("{} take {} of the NPU's memory, of which {} are free", what,
                                         formatBytes(bytes), formatBytes(now.free)));
}

void PendingWork::wait() {
    m_session.call().synchronize(m_session.stream(), m_timeout);
    m_done = true;
}

PendingWork::~PendingWork() {
    if (m_done) return;
    const acl::RuntimeApi& api = m_session.library().runtime;
    if (api.aclrtStreamAbort != nullptr) {
        m_session.call().release("aclrtStreamAbort", api.aclrtStreamAbort, m_session.stream());
    } else {
        m_session.call().release("aclrtSynchronizeStreamWithTimeout", api.aclrtSynchronizeStreamWithTimeout,
                                 m_session.stream(), static_cast<std::int32_t>(m_timeout.count()));
    }
}

DeviceBuffer::DeviceBuffer(DeviceSession& session, std::size_t bytes) : m_session(session), m_bytes(bytes) {
    if (bytes == 0) return;
    session.call()("aclrtMalloc", session.library().runtime.aclrtMalloc, &m_data, bytes, acl::kHugeFirst);
    session.m_used += Bytes{static_cast<WideInt>(bytes)};
    if (session.m_peak < session.m_used) session.m_peak = session.m_used;
}

DeviceBuffer::~DeviceBuffer() {
    if (m_data == nullptr) return;
    m_session.call().release("aclrtFree", m_session.library().runtime.aclrtFree, m_data);
    m_session.m_used.value -= static_cast<WideInt>(m_bytes);
}

void DeviceBuffer::copyIn(const void* from, std::size_t bytes) {
    m_session.call()("aclrtMemcpy", m_session.library().runtime.aclrtMemcpy, m_data, m_bytes, from, bytes,
                     acl::kHostToDevice);
}

void DeviceBuffer::copyOut(void* to, std::size_t bytes) const {
    m_session.call()("aclrtMemcpy", m_session.library().runtime.aclrtMemcpy, to, bytes, m_data, bytes,
                     acl::kDeviceToHost);
}

TensorHandle::TensorHandle(const DeviceSession& session, int data_type, std::span<const Index> dims,
                           void* data)
    : m_session(session), m_tensor(makeTensor(session, data_type, dims, data)) {}

TensorHandle::~TensorHandle() {
    if (m_tensor == nullptr) return;
    m_session.call().release("aclDestroyTensor", m_session.library().tensors.aclDestroyTensor, m_tensor);
}

TensorListHandle::TensorListHandle(const DeviceSession& session, int data_type, std::span<const Index> dims,
                                   void* data)
    : m_session(session) {
    TensorHandle tensor(session, data_type, dims, data);
    const acl::Tensor* only = tensor.get();
    m_list = session.call().make("aclCreateTensorList", session.library().tensors.aclCreateTensorList, &only,
                                 std::uint64_t{1});
    tensor.release();
}

TensorListHandle::~TensorListHandle() {
    m_session.call().release("aclDestroyTensorList", m_session.library().tensors.aclDestroyTensorList,
                             m_list);
}

IntArrayHandle::IntArrayHandle(const DeviceSession& session, std::span<const Index> values)
    : m_session(session),
      m_array(session.call().make("aclCreateIntArray", session.library().tensors.aclCreateIntArray,
                                  values.data(), values.size())) {}

IntArrayHandle::~IntArrayHandle() {
    m_session.call().release("aclDestroyIntArray", m_session.library().tensors.aclDestroyIntArray, m_array);
}

EventHandle::EventHandle(const DeviceSession& session) : m_session(session) {
    session.call()("aclrtCreateEvent", session.library().runtime.aclrtCreateEvent, &m_event);
}

EventHandle::~EventHandle() {
    m_session.call().release("aclrtDestroyEvent", m_session.library().runtime.aclrtDestroyEvent, m_event);
}

void EventHandle::record() {
    m_session.call()("aclrtRecordEvent", m_session.library().runtime.aclrtRecordEvent, m_event,
                     m_session.stream());
}

Seconds EventHandle::since(const EventHandle& start) const {
    float milliseconds = 0;
    m_session.call()("aclrtEventElapsedTime", m_session.library().runtime.aclrtEventElapsedTime,
                     &milliseconds, start.m_event, m_event);
    return {static_cast<double>(milliseconds) / 1000};
}

}  // namespace triscope
