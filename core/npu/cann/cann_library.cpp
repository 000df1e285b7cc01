#include "core/npu/cann/cann_library.h"

#include <dlfcn.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace triscope {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

void appendRoot(std::vector<std::string>& roots, const std::string& root) {
    if (!root.empty() && std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
}

// One open library.
class Library {
  public:
    explicit Library(void* handle = nullptr) : m_handle(handle) {}

    explicit operator bool() const { return m_handle != nullptr; }

    template <class Function>
    bool find(const char* name, Function& function) const {
        if (m_handle != nullptr) function = reinterpret_cast<Function>(::dlsym(m_handle, name));
        return function != nullptr;
    }

    // The file that a function of it came from, links resolved.
    std::string fileOf(const char* name) const {
        void* address = m_handle == nullptr ? nullptr : ::dlsym(m_handle, name);
        Dl_info info{};
        if (address == nullptr || ::dladdr(address, &info) == 0 || info.dli_fname == nullptr) return "";
        std::error_code ignored;
        const auto real = std::filesystem::canonical(info.dli_fname, ignored);
        return real.empty() ? info.dli_fname : real.string();
    }

  private:
    void* m_handle;
};

// Names what is missing.
class Binder {
  public:
    explicit Binder(Library library) : m_library(library) {}

    template <class Function>
    Binder& operator()(const char* name, Function& function) {
        if (!m_library.find(name, function)) m_missing += (m_missing.empty() ? "" : ", ") + std::string(name);
        return *this;
    }

    const std::string& missing() const { return m_missing; }

  private:
    Library m_library;
    std::string m_missing;
};

std::string bindRuntime(Library library, acl::RuntimeApi& api) {
    Binder bind(library);
    bind("aclInit", api.aclInit)("aclFinalize", api.aclFinalize)(
        "aclGetRecentErrMsg", api.aclGetRecentErrMsg)("aclrtGetVersion", api.aclrtGetVersion)(
        "aclrtGetSocName", api.aclrtGetSocName)("aclrtGetDeviceCount", api.aclrtGetDeviceCount)(
        "aclrtSetDevice", api.aclrtSetDevice)("aclrtResetDevice", api.aclrtResetDevice)(
        "aclrtCreateStream", api.aclrtCreateStream)("aclrtDestroyStream", api.aclrtDestroyStream)(
        "aclrtSynchronizeStreamWithTimeout", api.aclrtSynchronizeStreamWithTimeout)(
        "aclrtMalloc", api.aclrtMalloc)("aclrtFree", api.aclrtFree)("aclrtMemcpy", api.aclrtMemcpy)(
        "aclrtGetMemInfo", api.aclrtGetMemInfo)("aclrtCreateEvent", api.aclrtCreateEvent)(
        "aclrtRecordEvent", api.aclrtRecordEvent)("aclrtEventElapsedTime", api.aclrtEventElapsedTime)(
        "aclrtDestroyEvent", api.aclrtDestroyEvent);
    library.find("aclGetDeviceCapability", api.aclGetDeviceCapability);
    library.find("aclrtStreamAbort", api.aclrtStreamAbort);
    library.find("aclsysGetCANNVersion", api.aclsysGetCANNVersion);
    return bind.missing();
}

std::string bindTensors(Library library, acl::TensorApi& api) {
    Binder bind(library);
    bind("aclCreateTensor", api.aclCreateTensor)("aclCreateIntArray", api.aclCreateIntArray)(
        "aclCreateTensorList", api.aclCreateTensorList)("aclDestroyTensor", api.aclDestroyTensor)(
        "aclDestroyIntArray", api.aclDestroyIntArray)("aclDestroyTensorList", api.aclDestroyTensorList);
    library.find("aclDestroyAclOpExecutor", api.aclDestroyAclOpExecutor);
    return bind.missing();
}

// An installation, or the attempt at one.
class Loader {
  public:
    explicit Loader(const CannPlaces& places) : m_places(places) {}

    CannLoad load() && {
        for (const std::string& root : m_places.roots) {
            if (tryFolder(root + "/lib64/")) {
                setOperatorPath(root);
                return std::move(m_load);
            }
        }
        if (!m_places.bare_names || !tryFolder("")) refuse();
        return std::move(m_load);
    }

  private:
    void note(const std::string& text) { m_load.attempts.back().note = text; }

    Library open(const std::string& file) {
        // Global, as CANN's libraries look one another's functions up.
        void* handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
        const char* words = handle == nullptr ? ::dlerror() : nullptr;
        std::string why = words == nullptr ? "" : words;
        if (why.starts_with(file + ": ")) why.erase(0, file.size() + 2);
        m_load.attempts.push_back({file, handle != nullptr, std::move(why)});
        return Library(handle);
    }

    bool tryFolder(const std::string& folder) {
        auto library = std::make_shared<CannLibrary>();
        if (!openRuntime(folder, *library) || !openTensors(folder, *library)) return false;
        openOperators(folder, *library);
        m_load.library = std::move(library);
        return true;
    }

    bool openRuntime(const std::string& folder, CannLibrary& library) {
        for (const char* name : {"libascendcl.so", "libacl_rt.so"}) {
            const Library opened = open(folder + name);
            if (!opened) continue;
            const std::string missing = bindRuntime(opened, library.runtime);
            library.runtime_file = opened.fileOf("aclInit");
            const bool stub = library.runtime_file.find("/stub/") != std::string::npos ||
                              library.runtime_file.find("/devlib/") != std::string::npos;
            if (missing.empty() && !stub) return true;
            note(stub ? "is a stub for linking: " + library.runtime_file : "lacks " + missing);
            library.runtime = {};
        }
        return false;
    }

    bool openTensors(const std::string& folder, CannLibrary& library) {
        const Library opened = open(folder + "libnnopbase.so");
        if (!opened) return false;
        const std::string missing = bindTensors(opened, library.tensors);
        if (!missing.empty()) note("lacks " + missing);
        return missing.empty();
    }

    void openOperators(const std::string& folder, CannLibrary& library) {
        std::vector<Library> files;
        for (const std::string& file : m_places.custom_operators) files.push_back(open(file));
        for (const char* name : {"libopapi.so", "libopapi_transformer.so"})
            files.push_back(open(folder + name));
        acl::OperatorApi& operators = library.operators;
        bind(files, library, "aclnnFusedInferAttentionScoreV3", operators.fused_v3);
        bind(files, library, "aclnnFusedInferAttentionScoreV2", operators.fused_v2);
        bind(files, library, "aclnnPromptFlashAttentionV3", operators.prompt_v3);
        bind(files, library, "aclnnBlockSparseAttention", operators.block_sparse);
    }

    template <class Prepare>
    static void bind(const std::vector<Library>& files, CannLibrary& library, const char* name,
                     acl::Operator<Prepare>& bound) {
        library.symbols.push_back({name});
        const std::string prepare = std::string(name) + "GetWorkspaceSize";
        for (const Library& file : files) {
            acl::Operator<Prepare> found;
            if (!file.find(prepare.c_str(), found.prepare) || !file.find(name, found.execute)) continue;
            bound = found;
            library.symbols.back() = {name, true, file.fileOf(name)};
            return;
        }
    }

    static void setOperatorPath(const std::string& root) {
        std::error_code ignored;
        const std::string path = root + "/opp";
        if (std::filesystem::is_directory(path, ignored)) ::setenv("ASCEND_OPP_PATH", path.c_str(), 0);
    }

    void refuse() {
        const auto incomplete =
            std::find_if(m_load.attempts.begin(), m_load.attempts.end(),
                         [](const LoadAttempt& attempt) { return attempt.loaded && !attempt.note.empty(); });
        if (incomplete != m_load.attempts.end()) {
            m_load.reason = {TRISCOPE_TR("CANN cannot be used: %1 %2"), {incomplete->file, incomplete->note}};
            return;
        }
        const bool none = m_load.attempts.empty();
        const std::string last =
            none ? "-" : m_load.attempts.back().file + ": " + m_load.attempts.back().note;
        m_load.reason = {
            TRISCOPE_TR("there is no CANN here: %1 files were looked for, the last error was: %2"),
            {std::to_string(m_load.attempts.size()), last}};
    }

    const CannPlaces& m_places;
    CannLoad m_load;
};

}  // namespace

CannPlaces cannPlaces() {
    CannPlaces places;
    std::istringstream custom(environment("ASCEND_CUSTOM_OPP_PATH"));
    for (std::string folder; std::getline(custom, folder, ':');) {
        if (!folder.empty()) places.custom_operators.push_back(folder + "/op_api/lib/libcust_opapi.so");
    }
    appendRoot(places.roots, environment("ASCEND_HOME_PATH"));
    appendRoot(places.roots, environment("ASCEND_TOOLKIT_HOME"));
    for (const char* root : {"ascend-toolkit/latest", "cann", "latest"}) {
        appendRoot(places.roots, std::string("/usr/local/Ascend/") + root);
    }
    if (const std::string home = environment("HOME"); !home.empty()) {
        appendRoot(places.roots, home + "/Ascend/ascend-toolkit/latest");
    }
    return places;
}

CannLoad loadCann(const CannPlaces& places) {
    return Loader(places).load();
}

}  // namespace triscope
