#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace triscope {

// A directory of a test's own, gone with everything in it when the test ends.
class TemporaryDirectory {
  public:
    TemporaryDirectory() : m_path((std::filesystem::temp_directory_path() / "triscope-XXXXXX").string()) {
        if (::mkdtemp(m_path.data()) == nullptr) throw std::runtime_error("no temporary directory");
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::string file(const std::string& name) const { return m_path + "/" + name; }
    std::ptrdiff_t fileCount() const {
        return std::distance(std::filesystem::directory_iterator(m_path), {});
    }

  private:
    std::string m_path;
};

inline std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace triscope
