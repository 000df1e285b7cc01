#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/base/units.h"
#include "core/npu/cann/acl_caller.h"
#include "core/npu/cann/cann_library.h"

namespace triscope {

// A device set for this thread, with a stream; what was allocated on it. Everything here belongs to the
// thread that made it, and is released in reverse order whatever happens in between. All constructors throw
// AclError.
class DeviceSession {
  public:
    DeviceSession(const CannLibrary& library, const AclCaller& call, int device);
    ~DeviceSession();
    DeviceSession(const DeviceSession&) = delete;
    DeviceSession& operator=(const DeviceSession&) = delete;

    const CannLibrary& library() const { return m_library; }
    const AclCaller& call() const { return m_call; }
    acl::Stream stream() const { return m_stream; }

    // Of the device's memory, as it says. Throws AclError.
    struct Memory {
        Bytes free;
        Bytes total;
    };
    Memory memory() const;
    // Throws std::runtime_error with both numbers when less than that is free.
    void requireFree(Bytes bytes, const char* what) const;

    // The most that was allocated here at a time.
    Bytes peak() const { return m_peak; }

  private:
    friend class DeviceBuffer;

    const CannLibrary& m_library;
    const AclCaller& m_call;
    int m_device;
    acl::Stream m_stream = nullptr;
    Bytes m_used;
    Bytes m_peak;
};

// Work that a stream was given, which uses memory of the device. Made before the first of it, and after the
// objects that it uses: if nobody has waited for the work when this goes, it is aborted, where CANN can do
// that, or waited for at last, so that they can go too.
class PendingWork {
  public:
    PendingWork(const DeviceSession& session, std::chrono::milliseconds timeout)
        : m_session(session), m_timeout(timeout) {}
    ~PendingWork();
    PendingWork(const PendingWork&) = delete;
    PendingWork& operator=(const PendingWork&) = delete;

    // Throws NpuTimeout, AclError, Cancelled.
    void wait();

  private:
    const DeviceSession& m_session;
    std::chrono::milliseconds m_timeout;
    bool m_done = false;
};

// Memory on the device; none for 0 bytes.
class DeviceBuffer {
  public:
    DeviceBuffer(DeviceSession& session, std::size_t bytes);
    ~DeviceBuffer();
    DeviceBuffer(const DeviceBuffer&) = delete;
    DeviceBuffer& operator=(const DeviceBuffer&) = delete;

    void* data() const { return m_data; }
    std::size_t bytes() const { return m_bytes; }

    template <class T>
    void upload(const std::vector<T>& from) {
        copyIn(from.data(), from.size() * sizeof(T));
    }
    template <class T>
    void download(std::vector<T>& to) const {
        copyOut(to.data(), to.size() * sizeof(T));
    }

  private:
    void copyIn(const void* from, std::size_t bytes);
    void copyOut(void* to, std::size_t bytes) const;

    DeviceSession& m_session;
    std::size_t m_bytes;
    void* m_data = nullptr;
};

// A tensor of contiguous elements in a buffer, or in host memory's image of it.
class TensorHandle {
  public:
    TensorHandle(const DeviceSession& session, int data_type, std::span<const Index> dims, void* data);
    ~TensorHandle();
    TensorHandle(const TensorHandle&) = delete;
    TensorHandle& operator=(const TensorHandle&) = delete;

    const acl::Tensor* get() const { return m_tensor; }
    // For a list, which then owns it.
    const acl::Tensor* release() { return std::exchange(m_tensor, nullptr); }

  private:
    const DeviceSession& m_session;
    acl::Tensor* m_tensor;
};

// A list of one tensor, and that tensor.
class TensorListHandle {
  public:
    TensorListHandle(const DeviceSession& session, int data_type, std::span<const Index> dims, void* data);
    ~TensorListHandle();
    TensorListHandle(const TensorListHandle&) = delete;
    TensorListHandle& operator=(const TensorListHandle&) = delete;

    const acl::TensorList* get() const { return m_list; }

  private:
    const DeviceSession& m_session;
    acl::TensorList* m_list = nullptr;
};

class IntArrayHandle {
  public:
    IntArrayHandle(const DeviceSession& session, std::span<const Index> values);
    ~IntArrayHandle();
    IntArrayHandle(const IntArrayHandle&) = delete;
    IntArrayHandle& operator=(const IntArrayHandle&) = delete;

    const acl::IntArray* get() const { return m_array; }

  private:
    const DeviceSession& m_session;
    acl::IntArray* m_array;
};

// A moment on the device's own clock.
class EventHandle {
  public:
    explicit EventHandle(const DeviceSession& session);
    ~EventHandle();
    EventHandle(const EventHandle&) = delete;
    EventHandle& operator=(const EventHandle&) = delete;

    void record();
    // Precondition: both were recorded, and the stream was synchronised since.
    Seconds since(const EventHandle& start) const;

  private:
    const DeviceSession& m_session;
    acl::Event m_event = nullptr;
};

}  // namespace triscope
