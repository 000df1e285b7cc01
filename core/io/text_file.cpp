#include "core/io/text_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

// Up to one byte more than `most`, which tells that there is more.
std::string readAtMost(const std::string& path, std::size_t most) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    std::string text(most + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    // A directory opens; only reading it fails.
    if (file.bad()) throw FileError(path, std::strerror(errno));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

std::string readTextFile(const std::string& path, std::size_t most) {
    std::string text = readAtMost(path, most);
    if (text.size() > most) {
        throw FileError(path, "is larger than " + formatBytes({static_cast<WideInt>(most)}));
    }
    return text;
}

TextBeginning readTextBeginning(const std::string& path, std::size_t most) {
    std::error_code fault;
    const std::filesystem::file_status status = std::filesystem::status(path, fault);
    if (fault) throw FileError(path, fault.message());
    if (!std::filesystem::is_regular_file(status)) throw FileError(path, "is not a file");
    TextBeginning beginning{readAtMost(path, most)};
    beginning.has_more = beginning.text.size() > most;
    if (beginning.has_more) beginning.text.resize(most);
    return beginning;
}

}  // namespace triscope
