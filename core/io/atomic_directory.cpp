#include "core/io/atomic_directory.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "core/base/input_error.h"

namespace triscope {

namespace {

namespace fs = std::filesystem;

std::string resolved(const std::string& path) {
    std::error_code error;
    fs::path target = fs::weakly_canonical(fs::absolute(path), error);
    if (error) throw FileError(path, error.message());
    if (!target.has_filename()) target = target.parent_path();
    return target.string();
}

void refuseUnlessReplaceable(const std::string& path, const std::string& target) {
    std::error_code error;
    const fs::file_status status = fs::status(target, error);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) throw FileError(path, "is not a folder");
    if (fs::equivalent(target, fs::current_path(error), error))
        throw FileError(path, "is the folder that the program runs in; name another");
}

// A name that no other folder of this or another process has.
std::string makeBeside(const std::string& path, const std::string& target) {
    static std::atomic<unsigned> next{0};
    std::string name;
    do {
        name = target + ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(next++);
        if (::mkdir(name.c_str(), 0777) == 0) return name;
    } while (errno == EEXIST);
    throw FileError(path, std::strerror(errno));
}

}  // namespace

AtomicDirectory::AtomicDirectory(std::string path) : m_path(std::move(path)) {
    if (m_path.empty()) throw FileError("''", "is not the name of a folder");
    m_target = resolved(m_path);
    refuseUnlessReplaceable(m_path, m_target);
    m_temporary = makeBeside(m_path, m_target);
}

AtomicDirectory::~AtomicDirectory() {
    std::error_code ignored;
    if (!m_temporary.empty()) fs::remove_all(m_temporary, ignored);
}

void AtomicDirectory::commit() {
    assert(!m_temporary.empty());
    // Replaces an empty folder as well as none.
    if (::rename(m_temporary.c_str(), m_target.c_str()) == 0) {
        m_temporary.clear();
        return;
    }
    if (errno != ENOTEMPTY && errno != EEXIST) throw FileError(m_path, std::strerror(errno));
    // What was there is then under the temporary name, and goes with it.
    if (::renameat2(AT_FDCWD, m_temporary.c_str(), AT_FDCWD, m_target.c_str(), RENAME_EXCHANGE) == 0) return;
    // Network file systems cannot exchange.
    const std::string old = m_temporary + ".old";
    if (::rename(m_target.c_str(), old.c_str()) != 0) throw FileError(m_path, std::strerror(errno));
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        const int fault = errno;
        ::rename(old.c_str(), m_target.c_str());
        throw FileError(m_path, std::strerror(fault));
    }
    m_temporary = old;
}

}  // namespace triscope
