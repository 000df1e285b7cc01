#include "core/picture/mask_file_options.h"

#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

template <class Value, std::size_t Count>
Value choose(const char* field, const std::string& name,
             const std::array<std::pair<const char*, Value>, Count>& choices) {
    std::string known;
    for (const auto& [choice, value] : choices) {
        if (name == choice) return value;
        known += (known.empty() ? "" : ", ") + std::string(choice);
    }
    throw InputError({field, {TRISCOPE_TR("'%1' is not one of: %2"), {name, known}}});
}

MaskFileKind kindOf(const std::string& path) {
    const auto dot = path.find_last_of("./");
    const bool has_ending = dot != std::string::npos && path[dot] == '.';
    return choose("out", has_ending ? path.substr(dot) : path,
                  std::array{std::pair{".png", MaskFileKind::Png}, std::pair{".svg", MaskFileKind::Svg},
                             std::pair{".csv", MaskFileKind::Csv}, std::pair{".txt", MaskFileKind::Text},
                             std::pair{".npy", MaskFileKind::Npy}});
}

std::pair<Index, Index> parseSize(const std::string& size) {
    const auto cross = size.find('x');
    const auto width = parseCount(size.substr(0, cross));
    const auto height = cross == std::string::npos ? std::nullopt : parseCount(size.substr(cross + 1));
    const auto fits = [](std::optional<Index> side) {
        return side && *side >= 1 && *side <= kMaxPictureSide;
    };
    if (!fits(width) || !fits(height)) {
        throw InputError({"size",
                          {TRISCOPE_TR("'%1' is not WIDTHxHEIGHT with sides from 1 to %2"),
                           {size, groupDigits(kMaxPictureSide)}}});
    }
    return {*width, *height};
}

// What is beyond the floats counts as infinite, as it would in the file.
std::optional<float> parseMaskValue(const std::string& text) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    if (text == "-inf") return -kInfinity;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value < 0)) return std::nullopt;
    return value < -double{std::numeric_limits<float>::max()} ? -kInfinity : static_cast<float>(value);
}

AdditiveMask parseAdditive(const MaskFileTexts& texts) {
    AdditiveMask additive;
    if (!texts.mask_dtype.empty()) {
        additive.dtype = choose("mask-dtype", texts.mask_dtype,
                                std::array{std::pair{"fp32", Dtype::Fp32}, std::pair{"fp16", Dtype::Fp16}});
    }
    const auto value = parseMaskValue(texts.mask_value);
    if (!value) {
        throw InputError(
            {"mask-value",
             {TRISCOPE_TR("'%1' is not one of: bool, -inf, a number below 0"), {texts.mask_value}}});
    }
    additive.asked = *value;
    if (!(additive.value() < 0)) {
        throw InputError({"mask-value",
                          {TRISCOPE_TR("'%1' is 0 in %2, which would mask nothing"),
                           {texts.mask_value, std::string(dtypeName(additive.dtype))}}});
    }
    return additive;
}

void refuseWithoutFile(const MaskFileTexts& texts) {
    for (const auto& [field, text] :
         {std::pair{"level", &texts.level}, std::pair{"size", &texts.size}, std::pair{"theme", &texts.theme},
          std::pair{"shade", &texts.shade}, std::pair{"mask-value", &texts.mask_value},
          std::pair{"mask-dtype", &texts.mask_dtype}}) {
        if (!text->empty())
            throw InputError({field, {TRISCOPE_TR("says how --out is written; add --out FILE"), {}}});
    }
}

void refuseWhereNothingIsAdded(const MaskFileTexts& texts, const MaskFileOptions& options) {
    const bool has_value = !texts.mask_value.empty();
    if (!has_value && texts.mask_dtype.empty()) return;
    if (options.kind != MaskFileKind::Npy || options.level != MaskLevel::Token) {
        throw InputError({has_value ? "mask-value" : "mask-dtype",
                          {TRISCOPE_TR("is for a .npy of the token mask only"), {}}});
    }
    if (!texts.mask_dtype.empty() && (!has_value || texts.mask_value == "bool")) {
        throw InputError(
            {"mask-dtype",
             {TRISCOPE_TR("needs --mask-value -inf or a number below 0; a bool mask has no dtype"), {}}});
    }
}

}  // namespace

std::optional<MaskFileOptions> parseMaskFileOptions(const MaskFileTexts& texts) {
    if (texts.out.empty()) {
        refuseWithoutFile(texts);
        return std::nullopt;
    }
    MaskFileOptions options{.path = texts.out, .kind = kindOf(texts.out)};
    if (!texts.level.empty()) {
        options.level =
            choose("level", texts.level,
                   std::array{std::pair{"token", MaskLevel::Token}, std::pair{"block", MaskLevel::Block}});
    }
    if (!texts.size.empty()) std::tie(options.width, options.height) = parseSize(texts.size);
    if (!texts.theme.empty()) {
        options.dark =
            choose("theme", texts.theme, std::array{std::pair{"light", false}, std::pair{"dark", true}});
    }
    if (!texts.shade.empty()) {
        options.shade =
            choose("shade", texts.shade,
                   std::array{std::pair{"linear", Shade::Linear}, std::pair{"boosted", Shade::Boosted}});
    }
    refuseWhereNothingIsAdded(texts, options);
    if (!texts.mask_value.empty() && texts.mask_value != "bool") options.additive = parseAdditive(texts);
    return options;
}

}  // namespace triscope
