#pragma once

#include <limits>
#include <optional>
#include <string>

#include "core/numerics/dtype.h"
#include "core/picture/raster.h"

namespace triscope {

enum class MaskLevel { Token, Block };
enum class MaskFileKind { Png, Svg, Csv, Text, Npy };

// A mask as numbers to be added to the scores: 0 where a query sees a key, value() where it does not.
struct AdditiveMask {
    Dtype dtype = Dtype::Fp32;                              // Fp32 or Fp16
    float asked = -std::numeric_limits<float>::infinity();  // below 0

    // What the file holds: fp16 turns -1e9 into -inf.
    float value() const { return roundTo(dtype, asked); }

    friend bool operator==(const AdditiveMask&, const AdditiveMask&) = default;
};

// How a mask is written to a file.
struct MaskFileOptions {
    std::string path{};
    MaskFileKind kind = MaskFileKind::Png;
    MaskLevel level = MaskLevel::Token;
    Index width = 1024;
    Index height = 1024;
    bool dark = false;
    Shade shade = Shade::Boosted;
    std::optional<AdditiveMask> additive{};  // of a .npy of tokens; none: bool
};

// The longest side of a picture.
inline constexpr Index kMaxPictureSide = 16384;

// The same as a user types it on the command line; an empty text was not typed.
struct MaskFileTexts {
    std::string out{};         // a path; its ending says the kind
    std::string level{};       // token, block
    std::string size{};        // WIDTHxHEIGHT
    std::string theme{};       // light, dark
    std::string shade{};       // linear, boosted
    std::string mask_value{};  // bool, -inf or a number below 0
    std::string mask_dtype{};  // fp32, fp16
};

// nullopt when no file is asked for. Throws InputError under the name of the option ("out", "mask-value",
// ...) for what is not one of its values, for any other option without `out`, and for a mask value or dtype
// that the file could not hold. Size, theme and shade say how a picture looks; other files leave them alone,
// so that one set of options serves for several endings.
std::optional<MaskFileOptions> parseMaskFileOptions(const MaskFileTexts& texts);

}  // namespace triscope
