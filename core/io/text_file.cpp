#include "core/io/text_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope {

std::string readTextFile(const std::string& path, std::size_t most) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    std::string text(most + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    // A directory opens; only reading it fails.
    if (file.bad()) throw FileError(path, std::strerror(errno));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > most) {
        throw FileError(path, "is larger than " + formatBytes({static_cast<WideInt>(most)}));
    }
    return text;
}

}  // namespace triscope
