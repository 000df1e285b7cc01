#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/aligned_vector.h"
#include "core/base/units.h"

namespace triscope {

// Tensors of Hugging Face's safetensors format: a header length of 8 bytes (little-endian), that many bytes
// of JSON {"name": {"dtype": "F16", "shape": [2, 3], "data_offsets": [begin, end]}, ...}, and the elements,
// little-endian in C order, at those offsets behind the header.
// Source: github.com/huggingface/safetensors, README, "Format".

// A tensor as the header has it.
struct SafetensorsEntry {
    std::string name{};
    std::string dtype{};  // "F16"; any that the format has
    std::vector<Index> shape{};
    Index begin = 0;  // of its bytes, from the end of the header
    Index end = 0;
};

// What a file holds, by name. Throws FileError naming the file, and the tensor and the key where there is
// one, unless the header is complete, a JSON object of at most 100 MB, each entry has exactly those three
// keys, a known dtype, sides of 0 or more whose size does not overflow and as many bytes as they need, and
// the entries fill the file's data without holes or overlaps. "__metadata__" is passed over.
std::vector<SafetensorsEntry> listSafetensors(const std::string& path);

// Whether readSafetensor takes it: F16, BF16, F32 or F64.
bool isReadable(const SafetensorsEntry& entry);

// Elements in C order.
struct FloatArray {
    std::vector<Index> shape;
    AlignedVector<float> data;
};

// F16 and BF16 come exactly, F64 rounded to nearest. Throws as listSafetensors, and when there is no tensor
// of that name or it is of another type.
FloatArray readSafetensor(const std::string& path, std::string_view name);

}  // namespace triscope
