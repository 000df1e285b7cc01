#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/npu/cann/cann_host.h"
#include "tests/support/temporary_directory.h"

namespace triscope {

using FakeFiles = std::map<std::string, std::string>;

// An installation of the stand-in's libraries in a folder of its own, which may lack some or have older ones.
class FakeInstallation {
  public:
    // Libraries by name, in place of those of the newest installation, as files of tests/npu/fake_cann; an
    // empty file: the installation lacks it.
    explicit FakeInstallation(const FakeFiles& others = {});

    std::string root() const { return m_directory.file("toolkit"); }
    std::string library(const std::string& name) const { return root() + "/lib64/" + name; }
    CannPlaces places() const { return {{}, {root()}, false}; }
    std::shared_ptr<CannHost> host() const { return std::make_shared<CannHost>(places()); }

  private:
    TemporaryDirectory m_directory;
};

inline const FakeFiles kOnlyV2{{"libopapi.so", "v2/libopapi.so"}};
inline const FakeFiles kOnlyPrompt{{"libopapi.so", "prompt/libopapi.so"}};

// What the libraries of the stand-in can be told and asked: see fake_cann/fake_control.h. One a test: without
// faults from the start, and expects at the end that nothing is alive and that no rule was broken.
class FakeCann {
  public:
    FakeCann();
    ~FakeCann();
    FakeCann(const FakeCann&) = delete;
    FakeCann& operator=(const FakeCann&) = delete;

    void fail(const char* call, int nth, int status, const char* words = nullptr) const;
    void hang(const char* call) const;
    void letGo() const;
    void stall() const;
    void miscompute() const;
    void setDevices(std::uint32_t count) const;
    void setSoc(const char* name) const;
    void setFreeMemory(std::uint64_t bytes) const;
    int alive() const;
    int calls(const char* call) const;
    std::string complaints() const;

    // Once a hanging call has returned, its thread still has to release what it holds.
    void expectNothingAliveSoon() const;

  private:
    template <class Function>
    Function* find(const char* name) const;

    void* m_library;
};

}  // namespace triscope
