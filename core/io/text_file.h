#pragma once

#include <cstddef>
#include <string>

namespace triscope {

// The whole content of the file at `path`. Throws FileError, with the system's reason, when it cannot be
// read, and when it holds more than `most` bytes: a settings file never does.
std::string readTextFile(const std::string& path, std::size_t most = std::size_t{1} << 20);

struct TextBeginning {
    std::string text;
    bool has_more = false;  // the file goes on
};

// The first bytes, at most `most`, of the file at `path`. Throws FileError, with the reason, when it cannot
// be read or is no file but a folder, a device or a pipe, which might never end.
TextBeginning readTextBeginning(const std::string& path, std::size_t most = std::size_t{1} << 20);

}  // namespace triscope
