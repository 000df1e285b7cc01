#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/base/run_control.h"
#include "core/base/tensor.h"
#include "core/mask/mask.h"
#include "core/npu/case_files/npu_case.h"

namespace triscope {

// Writes values of a 16-bit type as that type, in fp16 as NumPy's float16 and in bf16, which NumPy has not,
// as uint16; fp32 as float32. Throws FileError.
void writeTyped(const std::string& path, std::span<const Index> shape, Dtype dtype,
                std::span<const float> values);

// Writes a call's atten_mask: bool, true where a query must not look. Sparse modes 2 to 4 take the constant
// upper triangle, others the mask itself. Throws FileError and Cancelled.
void writeNpuMask(const std::string& path, const Mask& mask, int sparse_mode, const RunControl& control);

// The shape of that mask.
std::vector<Index> npuMaskSize(const MaskShape& shape, int sparse_mode);

// A file of values of that type (nullopt: fp64), which may be stored in a wider one, of 16-bit types exactly,
// and of that shape, but for sides of 1, such as that of the batch.
struct CaseTensor {
    std::string path;
    std::optional<Dtype> dtype{};
    TensorShape shape;
};

// Throws InputError under `field`, naming the file and what is expected of it.
BasicTensor<double> readCaseTensor(const CaseTensor& expected, const char* field);

}  // namespace triscope
