#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace triscope {

// The CRC-32 of zlib, PNG and Python's zlib.crc32: "123456789" has 0xCBF43926. Tells a file that was damaged
// or mixed up on its way; no protection against anybody who means to. `before` is that of the bytes already
// seen.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

// Eight hexadecimal digits.
std::string crc32Text(std::uint32_t sum);

// That of a whole file. Throws FileError.
std::string fileCrc32(const std::string& path);

}  // namespace triscope
