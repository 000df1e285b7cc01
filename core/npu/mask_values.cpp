#include "core/npu/mask_values.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "core/base/numbers.h"
#include "core/numerics/dtype.h"

namespace triscope {

namespace {

struct KnownValue {
    const char* name;
    float value;
    const char* meaning;
};

constexpr KnownValue kKnown[] = {
    {"-inf", -std::numeric_limits<float>::infinity(),
     TRISCOPE_TR("Exact in every type. A row with no key left becomes NaN unless the kernel corrects it.")},
    {"-FLT_MAX", -std::numeric_limits<float>::max(),
     TRISCOPE_TR(
         "Put in place of the score by fused kernels in fp32; rounds to -inf in fp16 and bf16. A row with "
         "no key left becomes a plain average, not 0.")},
    {"-1e12", -1e12F, TRISCOPE_TR("Put in place of the score by the decode kernel; -inf in fp16.")},
    {"-1e9", -1e9F, TRISCOPE_TR("Beyond fp16, where it becomes -inf, and NaN in a row with no key left.")},
    {"-1e6", -1e6F, TRISCOPE_TR("Beyond fp16 as well: -inf there; finite and large enough in bf16.")},
    {"-65504", -65504.0F,
     TRISCOPE_TR(
         "The lowest finite fp16 value, which kernels put in place of the score in fp16. Added to a score "
         "of -16 or less it overflows to -inf; real scores near it leak.")},
    {"-1e4", -1e4F,
     TRISCOPE_TR(
         "Finite in every type, and too small: added, it leaks once the scores of a row spread over more "
         "than 10,000. Kernels of the 310P use it.")}};

}  // namespace

std::vector<MaskValue> maskValues() {
    std::vector<MaskValue> values;
    for (const KnownValue& known : kKnown) {
        values.push_back({known.name,
                          known.value,
                          roundTo(Dtype::Fp16, known.value),
                          roundTo(Dtype::Bf16, known.value),
                          {known.meaning, {}}});
    }
    return values;
}

std::string formatMaskValue(float value) {
    constexpr float kLongest = 1e13F;
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    if (std::abs(value) < kLongest && value == std::trunc(value)) return groupDigits(std::llround(value));
    return fmt::format("{:.3g}", value);
}

}  // namespace triscope
