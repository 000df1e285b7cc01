#include "core/io/tensor_file.h"

#include "core/base/input_error.h"
#include "core/io/npy.h"
#include "core/io/safetensors.h"

namespace triscope {

namespace {

constexpr std::string_view kSuffix = ".safetensors";

std::string tensorOf(const TensorSource& source, const char* field) {
    if (!source.tensor.empty()) return source.tensor;
    const std::vector<SafetensorsEntry> entries = listSafetensors(source.path);
    return entries.size() == 1 ? entries.front().name : field;
}

}  // namespace

TensorSource TensorSource::parse(const std::string& typed) {
    const std::size_t at = typed.find(std::string(kSuffix) + ":");
    if (at == std::string::npos) return {typed, {}};
    return {typed.substr(0, at + kSuffix.size()), typed.substr(at + kSuffix.size() + 1)};
}

Tensor loadTensorFrom(const std::string& typed, const char* field) {
    const TensorSource source = TensorSource::parse(typed);
    if (!source.isSafetensors()) return loadTensor(typed, field);
    try {
        FloatArray array = readSafetensor(source.path, tensorOf(source, field));
        return asTensor(source.path, std::move(array.shape), std::move(array.data), field);
    } catch (const FileError& error) {
        throw InputError(Issue{field, {TRISCOPE_TR("cannot be read: %1"), {error.what()}}});
    }
}

}  // namespace triscope
