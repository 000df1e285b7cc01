#include "core/io/crc32.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "core/base/input_error.h"

namespace triscope {

namespace {

// What the eight bits of a byte do to the sum; polynomial 0x04C11DB7, its bits reversed.
constexpr std::array<std::uint32_t, 256> kOfByte = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t sum = byte;
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0U);
        table[byte] = sum;
    }
    return table;
}();

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before) {
    std::uint32_t sum = ~before;
    for (const char c : bytes) sum = (sum >> 8) ^ kOfByte[(sum ^ static_cast<unsigned char>(c)) & 0xFFU];
    return ~sum;
}

std::string crc32Text(std::uint32_t sum) {
    return fmt::format("{:08x}", sum);
}

std::string fileCrc32(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    std::vector<char> piece(std::size_t{1} << 16);
    std::uint32_t sum = 0;
    do {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        sum = crc32({piece.data(), static_cast<std::size_t>(file.gcount())}, sum);
    } while (file);
    if (file.bad()) throw FileError(path, std::strerror(errno));
    return crc32Text(sum);
}

}  // namespace triscope
