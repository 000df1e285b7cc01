#include "core/io/npy.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <type_traits>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "core/io/npy_header.h"
#include "core/numerics/dtype.h"

namespace triscope {

static_assert(std::endian::native == std::endian::little, "elements are written as they lie in memory");

namespace {

std::ifstream openRegularFile(const std::string& path, Index& bytes) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) throw FileError(path, std::strerror(ENOENT));
    if (!std::filesystem::is_regular_file(status)) throw FileError(path, "is not a regular file");
    bytes = static_cast<Index>(std::filesystem::file_size(path, error));
    std::ifstream in(path, std::ios::binary);
    if (error || !in) throw FileError(path, std::strerror(errno));
    return in;
}

template <class Bits>
Bits bitsAt(const char* at, bool swapped) {
    Bits bits{};
    std::memcpy(&bits, at, sizeof bits);
    if (!swapped) return bits;
    if constexpr (sizeof(Bits) == 2) return __builtin_bswap16(bits);
    if constexpr (sizeof(Bits) == 4) return __builtin_bswap32(bits);
    return static_cast<Bits>(__builtin_bswap64(bits));
}

constexpr bool isBits(NpyType type) {
    return type == NpyType::UInt16;
}

// Numbers from floating-point files, and bits from those of whole numbers.
template <class T>
void refuseUnlessOf(const NpyHeader& header, const std::string& path) {
    constexpr bool bits = std::is_integral_v<T>;
    if (isBits(header.type) == bits) return;
    throw FileError(path, bits ? "elements are not of type <u2"
                               : "elements of type '<u2'; known: <f2, <f4, <f8 and their big-endian forms");
}

template <class T>
T elementAt(const char* at, NpyType type, bool swapped) {
    if constexpr (std::is_integral_v<T>) return bitsAt<T>(at, swapped);
    switch (type) {
        case NpyType::Float16:
            return static_cast<T>(fromHalfBits(bitsAt<std::uint16_t>(at, swapped)));
        case NpyType::Float64:
            return static_cast<T>(std::bit_cast<double>(bitsAt<std::uint64_t>(at, swapped)));
        default:
            return static_cast<T>(std::bit_cast<float>(bitsAt<std::uint32_t>(at, swapped)));
    }
}

// The elements in the order of the file, read piece by piece so that only one piece is held twice.
template <class T>
AlignedVector<T> readElements(std::istream& in, const NpyHeader& header, const std::string& path) {
    constexpr Index kPiece = 65536;
    const Index size = bytesPerElement(header.type);
    AlignedVector<T> elements(static_cast<std::size_t>(header.elements));
    std::vector<char> raw(static_cast<std::size_t>(std::min(header.elements, kPiece) * size));
    for (Index done = 0; done < header.elements; done += kPiece) {
        const Index count = std::min(kPiece, header.elements - done);
        if (!in.read(raw.data(), count * size)) throw FileError(path, "could not be read to its end");
        for (Index k = 0; k < count; ++k) {
            elements[static_cast<std::size_t>(done + k)] =
                elementAt<T>(raw.data() + k * size, header.type, header.big_endian);
        }
    }
    return elements;
}

// From Fortran order, in which the first index runs fastest, to C order, in which the last one does.
template <class T>
AlignedVector<T> inCOrder(const AlignedVector<T>& fortran, const std::vector<Index>& shape) {
    std::vector<Index> strides(shape.size());
    Index stride = 1;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        strides[axis] = stride;
        stride *= shape[axis];
    }
    AlignedVector<T> result;
    result.reserve(fortran.size());
    std::vector<Index> index(shape.size());
    Index at = 0;
    while (result.size() < fortran.size()) {
        result.push_back(fortran[static_cast<std::size_t>(at)]);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            at += strides[axis];
            if (++index[axis] < shape[axis]) break;
            at -= strides[axis] * shape[axis];
            index[axis] = 0;
        }
    }
    return result;
}

std::string_view codeOf(NpyType type) {
    switch (type) {
        case NpyType::Bool:
            return "|b1";
        case NpyType::UInt8:
            return "|u1";
        case NpyType::UInt16:
            return "<u2";
        case NpyType::Float16:
            return "<f2";
        case NpyType::Float32:
            return "<f4";
        case NpyType::Float64:
            break;
    }
    return "<f8";
}

template <class T>
void writeArray(const std::string& path, std::span<const Index> shape, std::span<const T> data,
                NpyType type) {
    AtomicFile file(path);
    writeNpyHeader(file.stream(), type, shape);
    file.stream().write(reinterpret_cast<const char*>(data.data()),
                        static_cast<std::streamsize>(data.size_bytes()));
    file.commit();
}

}  // namespace

std::string shapeText(std::span<const Index> shape) {
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        text += (axis == 0 ? "" : ", ") + std::to_string(shape[axis]);
    }
    return text + (shape.size() == 1 ? ",)" : ")");
}

template <class T>
NpyArray<T> readNpy(const std::string& path) {
    Index file_bytes = 0;
    std::ifstream in = openRegularFile(path, file_bytes);
    const NpyHeader header = readNpyHeader(in, path, file_bytes);
    refuseUnlessOf<T>(header, path);
    NpyArray<T> array{header.shape, readElements<T>(in, header, path), header.type};
    if (header.fortran_order) array.data = inCOrder(array.data, array.shape);
    return array;
}

template NpyArray<float> readNpy(const std::string&);
template NpyArray<double> readNpy(const std::string&);

NpyArray<std::uint16_t> readNpyBits(const std::string& path) {
    return readNpy<std::uint16_t>(path);
}

NpyType storedType(const std::string& path) {
    Index file_bytes = 0;
    std::ifstream in = openRegularFile(path, file_bytes);
    return readNpyHeader(in, path, file_bytes).type;
}

Tensor loadTensor(const std::string& path, const char* field) {
    NpyArray<float> array;
    try {
        array = readNpy<float>(path);
    } catch (const FileError& error) {
        throw InputError(Issue{field, {TRISCOPE_TR("cannot be read: %1"), {error.what()}}});
    }
    return asTensor(path, std::move(array.shape), std::move(array.data), field);
}

Tensor asTensor(const std::string& path, std::vector<Index> shape, AlignedVector<float> data,
                const char* field) {
    if (shape.size() != 3) {
        throw InputError(Issue{field,
                               {TRISCOPE_TR("must hold 3 dimensions (heads, seq, head_dim); %1 has shape %2"),
                                {path, shapeText(shape)}}});
    }
    if (data.empty()) {
        throw InputError(Issue{
            field,
            {TRISCOPE_TR("must hold at least one element; %1 has shape %2"), {path, shapeText(shape)}}});
    }
    Tensor tensor;
    tensor.shape = {shape[0], shape[1], shape[2]};
    tensor.data = std::move(data);
    return tensor;
}

void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const float> data) {
    writeArray(path, shape, data, NpyType::Float32);
}

void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const double> data) {
    writeArray(path, shape, data, NpyType::Float64);
}

void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const std::uint8_t> data,
              NpyType type) {
    assert(type == NpyType::Bool || type == NpyType::UInt8);
    writeArray(path, shape, data, type);
}

void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const std::uint16_t> data,
              NpyType type) {
    assert(type == NpyType::Float16 || type == NpyType::UInt16);
    writeArray(path, shape, data, type);
}

void writeNpyHeader(std::ostream& out, NpyType type, std::span<const Index> shape) {
    std::string text = "{'descr': '" + std::string(codeOf(type)) +
                       "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
    // The elements begin at a multiple of 64 bytes, so that the file can be mapped.
    const std::size_t before = 10;
    text.resize((before + text.size() + 1 + 63) / 64 * 64 - before - 1, ' ');
    text += '\n';
    assert(text.size() < 65536);
    out.write("\x93NUMPY\x01\x00", 8);
    out.put(static_cast<char>(text.size() & 255));
    out.put(static_cast<char>(text.size() >> 8));
    out << text;
}

}  // namespace triscope
