#include "core/io/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/input_error.h"
#include "core/io/json_document.h"
#include "core/numerics/half.h"

namespace triscope {

static_assert(std::endian::native == std::endian::little, "elements are read as they lie in the file");

namespace {

using Json = nlohmann::json;

constexpr Index kLengthBytes = 8;
constexpr Index kMostHeaderBytes = 100'000'000;  // the format's own limit
constexpr Index kMostSide = Index{1} << 48;

constexpr std::array<std::pair<std::string_view, Index>, 16> kTypes{{{"BOOL", 1},
                                                                     {"U8", 1},
                                                                     {"I8", 1},
                                                                     {"F8_E5M2", 1},
                                                                     {"F8_E4M3", 1},
                                                                     {"F8_E8M0", 1},
                                                                     {"I16", 2},
                                                                     {"U16", 2},
                                                                     {"F16", 2},
                                                                     {"BF16", 2},
                                                                     {"I32", 4},
                                                                     {"U32", 4},
                                                                     {"F32", 4},
                                                                     {"F64", 8},
                                                                     {"I64", 8},
                                                                     {"U64", 8}}};

std::optional<Index> bytesOfType(std::string_view dtype) {
    for (const auto& [name, bytes] : kTypes) {
        if (name == dtype) return bytes;
    }
    return std::nullopt;
}

// A file that is open, and where its data begin.
struct OpenFile {
    std::string path;
    std::ifstream in;
    Index data_begin = 0;
    Index data_bytes = 0;
};

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
    throw FileError(path, reason);
}

[[noreturn]] void refuse(const std::string& path, const std::string& tensor, const std::string& reason) {
    throw FileError(path, "tensor '" + tensor.substr(0, 80) + "': " + reason);
}

OpenFile open(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) refuse(path, std::strerror(ENOENT));
    if (!std::filesystem::is_regular_file(status)) refuse(path, "is not a regular file");
    OpenFile file{path, std::ifstream(path, std::ios::binary)};
    file.data_bytes = static_cast<Index>(std::filesystem::file_size(path, error));
    if (error || !file.in) refuse(path, std::strerror(errno));
    return file;
}

// Leaves data_begin and data_bytes as the header has them.
Json readHeader(OpenFile& file) {
    std::array<unsigned char, kLengthBytes> raw{};
    if (file.data_bytes < kLengthBytes || !file.in.read(reinterpret_cast<char*>(raw.data()), kLengthBytes)) {
        refuse(file.path, "is too short for a safetensors file");
    }
    std::uint64_t length = 0;
    for (std::size_t k = raw.size(); k-- > 0;) length = length << 8 | raw[k];
    const Index left = file.data_bytes - kLengthBytes;
    if (length > static_cast<std::uint64_t>(std::min(left, kMostHeaderBytes))) {
        refuse(file.path, "the header should have " + std::to_string(length) + " bytes; the file has " +
                              std::to_string(left) + " behind its length, and the format allows " +
                              std::to_string(kMostHeaderBytes));
    }
    std::string text(static_cast<std::size_t>(length), '\0');
    if (!file.in.read(text.data(), static_cast<std::streamsize>(length)))
        refuse(file.path, "could not be read to its end");
    file.data_begin = kLengthBytes + static_cast<Index>(length);
    file.data_bytes = left - static_cast<Index>(length);
    try {
        Json header = parseSortedJson(text, "header");
        if (!header.is_object()) refuse(file.path, "the header is not a JSON object");
        return header;
    } catch (const InputError& error) {
        refuse(file.path, "the header " + error.issues().front().message.str());
    }
}

Index wholeNumber(const std::string& path, const std::string& tensor, const char* key, const Json& value) {
    const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() <= std::uint64_t{kMostSide};
    if (!fits) refuse(path, tensor, std::string(key) + " must hold whole numbers from 0 to 2^48");
    return value.get<Index>();
}

void checkKeys(const std::string& path, const std::string& tensor, const Json& object) {
    if (!object.is_object()) refuse(path, tensor, "is not a JSON object");
    for (const char* key : {"dtype", "shape", "data_offsets"}) {
        if (!object.contains(key)) refuse(path, tensor, std::string(key) + " is missing");
    }
    if (object.size() != 3) refuse(path, tensor, "has keys beside dtype, shape and data_offsets");
    if (!object["dtype"].is_string()) refuse(path, tensor, "dtype must be a text");
    if (!object["shape"].is_array() || object["shape"].size() > 64)
        refuse(path, tensor, "shape must be a list of at most 64 sides");
    if (!object["data_offsets"].is_array() || object["data_offsets"].size() != 2)
        refuse(path, tensor, "data_offsets must be a list of two");
}

SafetensorsEntry entryOf(const OpenFile& file, const std::string& name, const Json& object) {
    checkKeys(file.path, name, object);
    SafetensorsEntry entry{.name = name, .dtype = object["dtype"].get<std::string>()};
    const auto type_bytes = bytesOfType(entry.dtype);
    if (!type_bytes)
        refuse(file.path, name, "dtype '" + entry.dtype.substr(0, 20) + "' is none of the format");
    Index bytes = *type_bytes;
    for (const Json& side : object["shape"]) {
        entry.shape.push_back(wholeNumber(file.path, name, "shape", side));
        if (__builtin_mul_overflow(bytes, entry.shape.back(), &bytes))
            refuse(file.path, name, "shape has more elements than can be counted");
    }
    entry.begin = wholeNumber(file.path, name, "data_offsets", object["data_offsets"][0]);
    entry.end = wholeNumber(file.path, name, "data_offsets", object["data_offsets"][1]);
    if (entry.begin > entry.end || entry.end > file.data_bytes) {
        refuse(file.path, name,
               "data_offsets reach from " + std::to_string(entry.begin) + " to " + std::to_string(entry.end) +
                   "; the file has " + std::to_string(file.data_bytes) + " bytes of data");
    }
    if (entry.end - entry.begin != bytes) {
        refuse(file.path, name,
               "shape and dtype need " + std::to_string(bytes) + " bytes; data_offsets have " +
                   std::to_string(entry.end - entry.begin));
    }
    return entry;
}

void refuseHoles(const OpenFile& file, const std::vector<SafetensorsEntry>& entries) {
    std::vector<std::pair<Index, Index>> ranges;
    for (const SafetensorsEntry& entry : entries) ranges.emplace_back(entry.begin, entry.end);
    std::sort(ranges.begin(), ranges.end());
    Index filled = 0;
    for (const auto& [begin, end] : ranges) {
        if (begin != filled)
            refuse(file.path, "its tensors leave a hole or overlap at byte " +
                                  std::to_string(std::min(begin, filled)) + " of the data");
        filled = end;
    }
    if (filled != file.data_bytes)
        refuse(file.path, "its tensors end at byte " + std::to_string(filled) + " of " +
                              std::to_string(file.data_bytes) + " bytes of data");
}

std::vector<SafetensorsEntry> entriesOf(OpenFile& file) {
    std::vector<SafetensorsEntry> entries;
    const Json header = readHeader(file);
    for (const auto& [name, object] : header.items()) {
        if (name != "__metadata__") entries.push_back(entryOf(file, name, object));
    }
    refuseHoles(file, entries);
    return entries;
}

template <class Bits>
Bits bitsAt(const char* at) {
    Bits bits{};
    std::memcpy(&bits, at, sizeof bits);
    return bits;
}

float elementAt(const char* at, std::string_view dtype) {
    if (dtype == "F16") return fp16Value(bitsAt<std::uint16_t>(at));
    if (dtype == "BF16") return bf16Value(bitsAt<std::uint16_t>(at));
    if (dtype == "F64") return static_cast<float>(std::bit_cast<double>(bitsAt<std::uint64_t>(at)));
    return std::bit_cast<float>(bitsAt<std::uint32_t>(at));
}

std::string namesOf(const std::vector<SafetensorsEntry>& entries) {
    constexpr std::size_t kMost = 12;
    std::string names;
    for (std::size_t k = 0; k < std::min(entries.size(), kMost); ++k)
        names += (k == 0 ? "" : ", ") + entries[k].name.substr(0, 80);
    return entries.size() > kMost ? names + ", ..." : names.empty() ? "none" : names;
}

}  // namespace

std::vector<SafetensorsEntry> listSafetensors(const std::string& path) {
    OpenFile file = open(path);
    return entriesOf(file);
}

bool isReadable(const SafetensorsEntry& entry) {
    return entry.dtype == "F16" || entry.dtype == "BF16" || entry.dtype == "F32" || entry.dtype == "F64";
}

FloatArray readSafetensor(const std::string& path, std::string_view name) {
    constexpr Index kPiece = 65536;
    OpenFile file = open(path);
    const std::vector<SafetensorsEntry> entries = entriesOf(file);
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [name](const SafetensorsEntry& entry) { return entry.name == name; });
    if (found == entries.end())
        refuse(path, "has no tensor '" + std::string(name.substr(0, 80)) + "'; it has: " + namesOf(entries));
    if (!isReadable(*found))
        refuse(path, found->name, "elements of type " + found->dtype + "; known: F16, BF16, F32, F64");
    const Index size = bytesOfType(found->dtype).value();
    const Index elements = (found->end - found->begin) / size;
    FloatArray array{found->shape, AlignedVector<float>(static_cast<std::size_t>(elements))};
    std::vector<char> raw(static_cast<std::size_t>(std::min(elements, kPiece) * size));
    file.in.seekg(file.data_begin + found->begin);
    for (Index done = 0; done < elements; done += kPiece) {
        const Index count = std::min(kPiece, elements - done);
        if (!file.in.read(raw.data(), count * size)) refuse(path, "could not be read to its end");
        for (Index k = 0; k < count; ++k)
            array.data[static_cast<std::size_t>(done + k)] = elementAt(raw.data() + k * size, found->dtype);
    }
    return array;
}

}  // namespace triscope
