#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "core/base/tensor.h"

namespace triscope {

// NumPy's array file, format versions 1.0, 2.0 and 3.0.
// Source: numpy.org/neps/nep-0001-npy-format.html.
enum class NpyType { Bool, UInt8, UInt16, Float16, Float32, Float64 };

// "(8, 1024, 64)", as NumPy prints a shape.
std::string shapeText(std::span<const Index> shape);

// An array as read: elements in C order whatever the order of the file.
template <class T>
struct NpyArray {
    std::vector<Index> shape;
    AlignedVector<T> data;
    NpyType stored = NpyType::Float32;
};

// Reads fp16, fp32 or fp64 of either byte order, in C or Fortran order; narrowing to T rounds to nearest.
// Throws FileError naming the file and the reason for anything else: not a .npy file, a header that is cut
// short or malformed, another element type, a shape whose size overflows, a length that does not match the
// shape. The length is checked before memory is taken, so a header cannot ask for more than the file holds.
template <class T>
NpyArray<T> readNpy(const std::string& path);

extern template NpyArray<float> readNpy(const std::string&);
extern template NpyArray<double> readNpy(const std::string&);

// The same for 16-bit whole numbers, which is how NumPy, that has no bf16, holds its bits; and for nothing
// else.
NpyArray<std::uint16_t> readNpyBits(const std::string& path);

// What the elements of a .npy file are. Throws as readNpy, for types too that none of these can hold.
NpyType storedType(const std::string& path);

// The (heads, seq, head_dim) tensor in a .npy file. Throws InputError under `field` (the option that named
// the file) when readNpy would throw, and when the array is not 3-D or has a side of 0.
Tensor loadTensor(const std::string& path, const char* field);
// The same of an array that `path` held.
Tensor asTensor(const std::string& path, std::vector<Index> shape, AlignedVector<float> data,
                const char* field);

// Writes version 1.0, C order, little-endian, in one step: whole or not at all.
// Throws FileError. Precondition: data.size() is the product of the shape, which has at most 64 sides.
void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const float> data);
void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const double> data);
// Bool: elements 0 or 1. UInt8: as they are. Precondition: type is one of the two.
void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const std::uint8_t> data,
              NpyType type);
// Float16: the bits of each. UInt16: as they are. Precondition: type is one of the two.
void writeNpy(const std::string& path, std::span<const Index> shape, std::span<const std::uint16_t> data,
              NpyType type);

// The header alone, for writers that hold less than the whole array at a time.
void writeNpyHeader(std::ostream& out, NpyType type, std::span<const Index> shape);

}  // namespace triscope
