#pragma once

#include <istream>
#include <string>
#include <vector>

#include "core/io/npy.h"

namespace triscope {

// What stands before the elements of a .npy file.
struct NpyHeader {
    NpyType type = NpyType::Float32;
    bool big_endian = false;
    bool fortran_order = false;
    std::vector<Index> shape;
    Index elements = 0;    // the product of the shape
    Index data_bytes = 0;  // elements times the size of one
};

Index bytesPerElement(NpyType type);

// Reads magic, version and header dictionary from `in`, a file of `file_bytes` bytes, and leaves it at the
// first element. Throws FileError naming `path` when anything is malformed, is of a type other
// than UInt16 and those of readNpy, or does not account for exactly the bytes that follow.
NpyHeader readNpyHeader(std::istream& in, const std::string& path, Index file_bytes);

}  // namespace triscope
