#include "tests/npu/fake_cann.h"

#include <dlfcn.h>
#include <gtest/gtest.h>

#include <thread>

namespace triscope {

FakeInstallation::FakeInstallation(const FakeFiles& others) {
    std::filesystem::create_directories(root() + "/lib64");
    FakeFiles files{{"libascendcl.so", "full/lib64/libascendcl.so"},
                    {"libnnopbase.so", "full/lib64/libnnopbase.so"},
                    {"libopapi.so", "full/lib64/libopapi.so"}};
    for (const auto& [name, file] : others) files[name] = file;
    for (const auto& [name, file] : files) {
        if (file.empty()) continue;
        const std::string real = std::string(TRISCOPE_FAKE_CANN) + "/" + file;
        std::filesystem::create_symlink(real, library(name));
        // The system remembers a library by the path that opened it first.
        ::dlopen(real.c_str(), RTLD_NOW | RTLD_GLOBAL);
    }
}

FakeCann::FakeCann()
    : m_library(::dlopen(TRISCOPE_FAKE_CANN "/full/lib64/libascendcl.so", RTLD_NOW | RTLD_GLOBAL)) {
    if (m_library == nullptr) throw std::runtime_error(::dlerror());
    find<void()>("fakeCannReset")();
}

FakeCann::~FakeCann() {
    EXPECT_EQ(alive(), 0);
    EXPECT_EQ(complaints(), "");
    find<void()>("fakeCannReset")();
}

template <class Function>
Function* FakeCann::find(const char* name) const {
    auto* function = reinterpret_cast<Function*>(::dlsym(m_library, name));
    if (function == nullptr) throw std::runtime_error(std::string("the stand-in lacks ") + name);
    return function;
}

void FakeCann::fail(const char* call, int nth, int status, const char* words) const {
    find<void(const char*, int, int, const char*)>("fakeCannFail")(call, nth, status, words);
}

void FakeCann::hang(const char* call) const {
    find<void(const char*)>("fakeCannHang")(call);
}

void FakeCann::letGo() const {
    find<void()>("fakeCannLetGo")();
}

void FakeCann::stall() const {
    find<void()>("fakeCannStall")();
}

void FakeCann::miscompute() const {
    find<void()>("fakeCannMiscompute")();
}

void FakeCann::setDevices(std::uint32_t count) const {
    find<void(std::uint32_t)>("fakeCannSetDevices")(count);
}

void FakeCann::setSoc(const char* name) const {
    find<void(const char*)>("fakeCannSetSoc")(name);
}

void FakeCann::setFreeMemory(std::uint64_t bytes) const {
    find<void(std::uint64_t)>("fakeCannSetFreeMemory")(bytes);
}

int FakeCann::alive() const {
    return find<int()>("fakeCannAlive")();
}

int FakeCann::calls(const char* call) const {
    return find<int(const char*)>("fakeCannCalls")(call);
}

std::string FakeCann::complaints() const {
    return find<const char*()>("fakeCannComplaints")();
}

void FakeCann::expectNothingAliveSoon() const {
    for (int look = 0; look < 500 && alive() != 0; ++look) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(alive(), 0);
}

}  // namespace triscope
