#include "core/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <streambuf>
#include <utility>

#include "core/base/input_error.h"

namespace triscope {

namespace {

std::string reasonOf(int error) {
    return std::strerror(error);
}

// rename() would put a regular file in the place of a device or a pipe: `--out /dev/null` must not.
void refuseUnlessReplaceable(const std::string& path, const std::string& target) {
    if (path.empty()) throw FileError("''", "is not a file name");
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0) return;
    if (S_ISDIR(status.st_mode)) throw FileError(path, "is a directory");
    if (!S_ISREG(status.st_mode)) throw FileError(path, "is not a regular file");
    if (::access(target.c_str(), W_OK) != 0) throw FileError(path, reasonOf(errno));
}

std::string resolved(const std::string& path) {
    std::error_code error;
    const auto target = std::filesystem::weakly_canonical(path, error);
    return error ? path : target.string();
}

// A name that no other file of this or another process has; opened so that a clash fails.
int openBeside(const std::string& target, std::string& name) {
    static std::atomic<unsigned> next{0};
    int descriptor = -1;
    do {
        name = target + ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(next++);
        descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor < 0 && errno == EEXIST);
    return descriptor;
}

}  // namespace

// A stream buffer that remembers why the system refused a write, which std::ofstream does not.
class AtomicFile::Buffer : public std::streambuf {
  public:
    explicit Buffer(int descriptor) : m_descriptor(descriptor) { clearArea(); }
    ~Buffer() override { close(); }

    int error() const { return m_error; }

    // Everything handed in is on the disk, or error() tells why it is not.
    void finish() {
        flush();
        if (m_error == 0 && ::fsync(m_descriptor) != 0 && errno != EINVAL) m_error = errno;
        close();
    }

    void takeModeOf(const std::string& file) {
        struct stat status {};
        if (::stat(file.c_str(), &status) == 0) ::fchmod(m_descriptor, status.st_mode & 07777);
    }

  protected:
    int_type overflow(int_type c) override {
        if (!flush()) return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }
    int sync() override { return flush() ? 0 : -1; }

  private:
    void clearArea() { setp(m_area.data(), m_area.data() + m_area.size()); }

    bool flush() {
        const char* at = pbase();
        while (m_error == 0 && at < pptr()) {
            const ssize_t written = ::write(m_descriptor, at, static_cast<std::size_t>(pptr() - at));
            if (written >= 0) {
                at += written;
            } else if (errno != EINTR) {
                m_error = errno;
            }
        }
        clearArea();
        return m_error == 0;
    }

    void close() {
        if (m_descriptor >= 0 && ::close(m_descriptor) != 0 && m_error == 0) m_error = errno;
        m_descriptor = -1;
    }

    int m_descriptor;
    int m_error = 0;
    std::array<char, 65536> m_area{};
};

AtomicFile::AtomicFile(std::string path)
    : m_path(std::move(path)), m_target(resolved(m_path)), m_stream(nullptr) {
    refuseUnlessReplaceable(m_path, m_target);
    const int descriptor = openBeside(m_target, m_temporary);
    if (descriptor < 0) throw FileError(m_path, reasonOf(errno));
    m_buffer = std::make_unique<Buffer>(descriptor);
    m_buffer->takeModeOf(m_target);
    m_stream.rdbuf(m_buffer.get());
}

AtomicFile::~AtomicFile() {
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

std::ostream& AtomicFile::stream() {
    return m_stream;
}

void AtomicFile::commit() {
    assert(!m_temporary.empty());
    m_buffer->finish();
    if (m_buffer->error() != 0) throw FileError(m_path, reasonOf(m_buffer->error()));
    if (!m_stream) throw FileError(m_path, "could not be written");
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) throw FileError(m_path, reasonOf(errno));
    m_temporary.clear();
}

void writeWholeFile(const std::string& path, std::string_view content) {
    AtomicFile file(path);
    file.stream() << content;
    file.commit();
}

}  // namespace triscope
