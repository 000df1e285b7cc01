#pragma once

#include <string>

#include "core/base/tensor.h"

namespace triscope {

// A file of tensors and which of them is meant, as users write it: "q.npy", "qkv.safetensors:layer.0.q" or
// "qkv.safetensors" alone.
struct TensorSource {
    std::string path;
    std::string tensor;  // of a .safetensors file; empty when none is named

    bool isSafetensors() const { return path.ends_with(".safetensors"); }

    static TensorSource parse(const std::string& typed);
};

// The (heads, seq, head_dim) tensor from there. A .safetensors file without a name gives its only tensor, or
// the one that is named as `field`. Throws InputError under `field` (the option that named the file) when the
// file cannot be read or holds no such tensor, and when that one is not 3-D or has a side of 0.
Tensor loadTensorFrom(const std::string& source, const char* field);

}  // namespace triscope
