#include <array>

#include "core/cost/hf_parts.h"

namespace triscope {

namespace {

enum class Method { Fp8, Gptq, Awq, BitsAndBytes, CompressedTensors, Mxfp4 };

constexpr std::array kMethods{"fp8", "gptq", "awq", "bitsandbytes", "compressed-tensors", "mxfp4"};

// 32 weights of `bits` each.
Index bytesOf32(Index bits) {
    return 4 * bits;
}

Index groupBits(const JsonFields& config) {
    const JsonFields groups = config.object("config_groups");
    if (groups.isSet("group_1")) {
        groups.refuse("group_1", TRISCOPE_TR("%1: weights in several formats are not understood"), {});
    }
    return groups.object("group_0").object("weights").integer("num_bits", 1, 8);
}

Index bitsAndBytes(const JsonFields& config) {
    if (config.boolean("load_in_4bit", false)) return 4;
    if (config.boolean("load_in_8bit", false)) return 8;
    config.refuse("load_in_4bit", TRISCOPE_TR("%1 or load_in_8bit must be true"), {});
}

}  // namespace

std::optional<QuantizedShape> readQuantized(const HfSource& source) {
    const std::optional<JsonFields> config = source.quantization();
    if (!config) return std::nullopt;
    const std::size_t at = config->choice("quant_method", kMethods);
    QuantizedShape shape{.method = kMethods[at]};
    switch (static_cast<Method>(at)) {
        case Method::Fp8:
            shape.bytes_of_32 = bytesOf32(8);
            break;
        case Method::Gptq:
        case Method::Awq:
            shape.bytes_of_32 = bytesOf32(config->integer("bits", 1, 8));
            break;
        case Method::BitsAndBytes:
            shape.bytes_of_32 = bytesOf32(bitsAndBytes(*config));
            break;
        case Method::CompressedTensors:
            shape.bytes_of_32 = bytesOf32(groupBits(*config));
            break;
        case Method::Mxfp4:
            // Four bits each and one byte of scale (OCP Microscaling Formats 1.0, section 5.2).
            shape.bytes_of_32 = bytesOf32(4) + 1;
            shape.experts_only = true;
            if (!source.family().experts) {
                config->refuse("quant_method",
                               TRISCOPE_TR("%1 mxfp4 is that of experts, of which model_type "
                                           "'%2' has none"),
                               {source.family().model_type});
            }
            break;
    }
    return shape;
}

}  // namespace triscope
