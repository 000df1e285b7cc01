#include "app/cli/npu_options.h"

#include <array>
#include <utility>

#include "core/base/input_error.h"

namespace triscope::cli {

namespace {

struct Option {
    const char* name;
    const char* help;
    const char* values;
    bool of_call = false;  // not of the emulation alone
};

constexpr std::array<Option, 8> kOptions{
    {{"inner-precise", "innerPrecise: 0 precise, 1 fast (fp16), +2 rows may be invalid (default 2)", "0-3",
      true},
     {"row-invalid", "correct rows without a key: auto as the operator does", "auto|on|off"},
     {"mask-value", "in place of masked scores: operator, or added to them: -10000", "operator|-inf|-10000"},
     {"npu-mode", "sparse_mode of the call (default: the one that skips most)", "0-4", true},
     {"npu-pre-tokens", "pre_tokens of a call in sparse_mode 0", "N", true},
     {"npu-next-tokens", "next_tokens of a call in sparse_mode 0", "N", true},
     {"kv-cache", "keys and values in INT8, with a scale a channel or a token",
      "as-given|int8-channel|int8-token"},
     {"overflow", "what fp16 beyond its range becomes", "inf|saturate"}}};

[[noreturn]] void refuse(const char* name, const std::string& typed, const char* values) {
    throw InputError({name, {"'%1' is not one of %2", {typed, values}}});
}

}  // namespace

void NpuOptions::addTo(CLI::App& command) {
    for (const Option& option : kOptions) {
        command
            .add_option(std::string("--") + option.name, m_typed[option.name],
                        std::string(option.help) + "; of npu-emulated")
            ->type_name(option.values);
    }
}

void NpuOptions::addCallTo(CLI::App& command) {
    for (const Option& option : kOptions) {
        if (!option.of_call) continue;
        command.add_option(std::string("--") + option.name, m_typed[option.name], option.help)
            ->type_name(option.values);
    }
}

std::string NpuOptions::text(const char* name) const {
    const auto found = m_typed.find(name);
    return found == m_typed.end() ? std::string() : found->second;
}

const char* NpuOptions::typed() const {
    for (const Option& option : kOptions) {
        if (!text(option.name).empty()) return option.name;
    }
    return nullptr;
}

NpuCall NpuOptions::call(Dtype dtype, int inner_precise) const {
    NpuCall call{.dtype = dtype, .inner_precise = inner_precise};
    const auto set = [this](std::size_t option, auto& field, auto&& parse) {
        const std::string typed = text(kOptions[option].name);
        if (typed.empty()) return;
        const auto value = parse(typed);
        if (!value) refuse(kOptions[option].name, typed, kOptions[option].values);
        field = *value;
    };
    const auto digitUpTo = [](char most) {
        return [most](const std::string& typed) -> std::optional<int> {
            if (typed.size() != 1 || typed[0] < '0' || typed[0] > most) return std::nullopt;
            return typed[0] - '0';
        };
    };
    const auto tokens = [&](std::size_t option, Index& field) {
        const std::string typed = text(kOptions[option].name);
        if (typed.empty()) return;
        const auto value = parseNumber(kOptions[option].name, typed, {-kNoLimit, kNoLimit});
        if (const Issue* issue = std::get_if<Issue>(&value)) throw InputError(*issue);
        field = std::get<Index>(value);
    };
    set(0, call.inner_precise, digitUpTo('3'));
    set(1, call.row_invalid, findRowInvalid);
    set(2, call.mask_value, findMaskValueForm);
    set(3, call.sparse_mode, digitUpTo('4'));
    tokens(4, call.pre_tokens);
    tokens(5, call.next_tokens);
    for (const std::size_t option : {4, 5}) {
        if (!text(kOptions[option].name).empty() && call.sparse_mode != 0)
            throw InputError({kOptions[option].name, {"is used by --npu-mode 0 alone", {}}});
    }
    set(6, call.kv_cache, findKvCache);
    set(7, call.overflow, findOverflow);
    return call;
}

}  // namespace triscope::cli
