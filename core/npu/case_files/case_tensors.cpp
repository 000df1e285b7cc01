#include "core/npu/case_files/case_tensors.h"

#include <algorithm>
#include <cmath>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "core/numerics/half.h"

namespace triscope {

namespace {

void report(Index done, Index all, const RunControl& control) {
    control.throwIfStopped();
    control.report(static_cast<double>(done) / static_cast<double>(all));
}

bool isCompressed(int sparse_mode) {
    return 2 <= sparse_mode && sparse_mode <= 4;
}

// What a row of atten_mask holds: 1 but for the keys that are kept.
void fillRow(std::string& row, const Mask& mask, int sparse_mode, QueryIndex query) {
    std::fill(row.begin(), row.end(), '\1');
    const auto keep = [&row](const Range& keys) {
        std::fill(row.begin() + keys.begin, row.begin() + keys.end, '\0');
    };
    if (isCompressed(sparse_mode)) return keep({0, query + 1});
    for (const Range& keys : mask.keptSpans(query)) keep(keys);
}

const char* storedName(std::optional<Dtype> dtype) {
    if (!dtype) return "float64";
    switch (*dtype) {
        case Dtype::Fp16:
            return "float16";
        case Dtype::Bf16:
            return "uint16 (bf16)";
        case Dtype::Fp32:
            break;
    }
    return "float32";
}

// In `text`, %1 and %2 are the type and the shape that are expected, %3 is what was found.
[[noreturn]] void refuse(const CaseTensor& expected, const char* field, const char* text,
                         const std::string& found) {
    const TensorShape& shape = expected.shape;
    std::vector<Index> sides{shape.heads, shape.seq};
    if (shape.head_dim != 1) sides.push_back(shape.head_dim);
    throw InputError({field, {text, {storedName(expected.dtype), shapeText(sides), found, expected.path}}});
}

// The values and the shape, whichever way they are stored.
NpyArray<double> readValues(const CaseTensor& expected, const char* field) {
    try {
        if (storedType(expected.path) != NpyType::UInt16) return readNpy<double>(expected.path);
        if (expected.dtype != Dtype::Bf16)
            refuse(expected, field, TRISCOPE_TR("%4 holds %3; expected is %1 of shape %2"), "uint16");
        const NpyArray<std::uint16_t> bits = readNpyBits(expected.path);
        NpyArray<double> values{bits.shape, {}, bits.stored};
        for (const std::uint16_t one : bits.data) values.data.push_back(double{bf16Value(one)});
        return values;
    } catch (const FileError& error) {
        refuse(expected, field, TRISCOPE_TR("%3; expected is %1 of shape %2"), error.what());
    }
}

// But for sides of 1, such as that of the batch.
bool isShape(std::vector<Index> sides, const TensorShape& shape) {
    std::vector<Index> wanted{shape.heads, shape.seq, shape.head_dim};
    std::erase(sides, 1);
    std::erase(wanted, 1);
    return sides == wanted;
}

bool areOf(std::optional<Dtype> dtype, std::span<const double> values) {
    if (!dtype || *dtype == Dtype::Fp32) return true;
    return std::all_of(values.begin(), values.end(), [dtype](double value) {
        return std::isnan(value) || double{roundTo(*dtype, static_cast<float>(value))} == value;
    });
}

}  // namespace

void writeTyped(const std::string& path, std::span<const Index> shape, Dtype dtype,
                std::span<const float> values) {
    if (dtype == Dtype::Fp32) return writeNpy(path, shape, values);
    const bool half = dtype == Dtype::Fp16;
    std::vector<std::uint16_t> bits(values.size());
    std::transform(values.begin(), values.end(), bits.begin(),
                   [half](float value) { return half ? fp16Bits(value) : bf16Bits(value); });
    writeNpy(path, shape, bits, half ? NpyType::Float16 : NpyType::UInt16);
}

std::vector<Index> npuMaskSize(const MaskShape& shape, int sparse_mode) {
    if (!isCompressed(sparse_mode)) return {shape.queries, shape.keys};
    const CompressedMaskShape side = compressedMaskShape(sparse_mode);
    return {side.rows, side.columns};
}

void writeNpuMask(const std::string& path, const Mask& mask, int sparse_mode, const RunControl& control) {
    const std::vector<Index> size = npuMaskSize(mask.shape(), sparse_mode);
    AtomicFile file(path);
    writeNpyHeader(file.stream(), NpyType::Bool, size);
    std::string row(static_cast<std::size_t>(size[1]), '\0');
    for (QueryIndex query = 0; query < size[0]; ++query) {
        if (query % 64 == 0) report(query, size[0], control);
        fillRow(row, mask, sparse_mode, query);
        file.stream() << row;
    }
    file.commit();
}

BasicTensor<double> readCaseTensor(const CaseTensor& expected, const char* field) {
    NpyArray<double> array = readValues(expected, field);
    if (!isShape(array.shape, expected.shape))
        refuse(expected, field, TRISCOPE_TR("%4 holds shape %3; expected is %1 of shape %2"),
               shapeText(array.shape));
    if (!areOf(expected.dtype, array.data))
        refuse(expected, field,
               TRISCOPE_TR("%4 holds values that are not of that type; expected is %1 of shape %2"), "");
    BasicTensor<double> tensor;
    tensor.shape = expected.shape;
    tensor.data = std::move(array.data);
    return tensor;
}

}  // namespace triscope
