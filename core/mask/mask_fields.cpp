#include "core/mask/mask_fields.h"

#include <algorithm>
#include <array>

namespace triscope {

namespace {

constexpr Range kSection{0, kMaxLength};
constexpr Range kPeriod{1, Index{1} << 20};
constexpr Range kFarOrNot{-kNoLimit, kNoLimit};

constexpr MaskField number(const char* name, const char* help, Range allowed, Index MaskSettings::*member) {
    return {name, help, allowed, member, nullptr};
}

constexpr MaskField text(const char* name, const char* help, std::string MaskSettings::*member) {
    return {name, help, {}, nullptr, member};
}

}  // namespace

std::span<const MaskField> maskFields() {
    static constexpr std::array kFields{
        number("sink", TRISCOPE_TR("first keys that every query sees"), kSection, &MaskSettings::sink),
        number("window", TRISCOPE_TR("how far back every query sees"), kSection, &MaskSettings::window),
        number("last", TRISCOPE_TR("last queries, which see everything before them"), kSection,
               &MaskSettings::last),
        number("prefix", TRISCOPE_TR("first tokens that are seen by all, later ones included"), kSection,
               &MaskSettings::prefix),
        number("dilation", TRISCOPE_TR("a dilated window sees every so-many-th token"), kPeriod,
               &MaskSettings::dilation),
        number("stride", TRISCOPE_TR("period of a strided or fixed pattern"), kPeriod, &MaskSettings::stride),
        number("summary", TRISCOPE_TR("last columns of each stride that everybody later sees"),
               {0, Index{1} << 20}, &MaskSettings::summary),
        number("chunk", TRISCOPE_TR("tokens of a chunk that sees only itself"), {1, kMaxLength},
               &MaskSettings::chunk),
        number("pattern-block", TRISCOPE_TR("side of the blocks that a block pattern is made of"),
               {1, Index{1} << 20}, &MaskSettings::pattern_block),
        number("random-blocks", TRISCOPE_TR("random blocks of each block row"), {0, 64},
               &MaskSettings::random_blocks),
        number("pattern-seed", TRISCOPE_TR("seed of random blocks"), {0, INT64_MAX},
               &MaskSettings::pattern_seed),
        text("lengths", TRISCOPE_TR("lengths of packed documents, or of the sequences' queries: 12K,4K,800"),
             &MaskSettings::lengths),
        text("kv-lengths", TRISCOPE_TR("lengths of the sequences' keys, when they differ from their queries"),
             &MaskSettings::kv_lengths),
        text("columns", TRISCOPE_TR("keys that all later queries see: 0,5,1000"), &MaskSettings::columns),
        text("diagonals", TRISCOPE_TR("distances at which every query sees: 0,1,4096"),
             &MaskSettings::diagonals),
        number("sparse-mode", TRISCOPE_TR("sparse_mode of an NPU attention operator"), {0, 8},
               &MaskSettings::sparse_mode),
        number("pre-tokens", TRISCOPE_TR("pre_tokens: how far before its diagonal a query sees"), kFarOrNot,
               &MaskSettings::pre_tokens),
        number("next-tokens", TRISCOPE_TR("next_tokens: how far after its diagonal a query sees"), kFarOrNot,
               &MaskSettings::next_tokens),
        text("user-mask", TRISCOPE_TR("pattern of the mask tensor handed over in sparse modes 0 and 1"),
             &MaskSettings::user_mask),
        text("formula", TRISCOPE_TR("a rule in i, j and n: j<=i and (j<4 or i-j<32 or i>=n-16)"),
             &MaskSettings::formula),
    };
    return kFields;
}

const MaskField* findMaskField(std::string_view name) {
    const auto fields = maskFields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const MaskField& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace triscope
