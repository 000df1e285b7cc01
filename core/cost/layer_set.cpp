#include "core/cost/layer_set.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/rect.h"

namespace triscope {

namespace {

[[noreturn]] void refuse(const char* text, std::vector<std::string> args) {
    throw InputError({"triangle-layers", {text, std::move(args)}});
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Digits only; a number too large for 64 bits is as far out of range as INT64_MAX.
std::optional<Index> digits(std::string_view text) {
    text = trimmed(text);
    const bool all_digits =
        std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
    if (text.empty() || !all_digits) return std::nullopt;
    Index value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} ? value : INT64_MAX;
}

// "16-31" as [16, 32), "7" as [7, 8).
Range parseItem(std::string_view item, Index layers) {
    const auto dash = item.find('-');
    const auto first = digits(item.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : digits(item.substr(dash + 1));
    if (!first || !last) {
        refuse(
            TRISCOPE_TR("'%1' is not a layer or a range of layers; write 16-31 or 5,7,10,15-35, with layers "
                        "from 0 to %2, or none or all"),
            {std::string(item.substr(0, 40)), groupDigits(layers - 1)});
    }
    if (std::max(*first, *last) >= layers) {
        refuse(TRISCOPE_TR("layers must be from 0 to %1, not %2"),
               {groupDigits(layers - 1), std::string(trimmed(item).substr(0, 40))});
    }
    if (*first > *last) {
        refuse(TRISCOPE_TR("%1 is reversed; write %2-%3"),
               {std::string(trimmed(item)), plainDigits(*last), plainDigits(*first)});
    }
    return {*first, *last + 1};
}

}  // namespace

LayerSet LayerSet::parse(std::string_view text, Index layers) {
    if (trimmed(text) == "none") return none(layers);
    if (trimmed(text) == "all") return all(layers);
    LayerSet set = none(layers);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const Range named = parseItem(text.substr(begin, end - begin), layers);
        for (Index layer = named.begin; layer < named.end; ++layer) {
            if (set.contains(layer)) {
                refuse(TRISCOPE_TR("layer %1 is named twice; name each layer from 0 to %2 at most once"),
                       {plainDigits(layer), groupDigits(layers - 1)});
            }
            set.insert(layer);
        }
        begin = end + 1;
    }
    return set;
}

Index LayerSet::size() const {
    return std::count(m_member.begin(), m_member.end(), true);
}

std::string LayerSet::text() const {
    const Index members = size();
    if (members == 0) return "none";
    if (members == layers()) return "all";
    std::string text;
    for (Index layer = 0; layer < layers(); ++layer) {
        if (!contains(layer)) continue;
        const Index first = layer;
        while (layer + 1 < layers() && contains(layer + 1)) ++layer;
        text += (text.empty() ? "" : ",") + plainDigits(first);
        if (layer > first) text += "-" + plainDigits(layer);
    }
    return text;
}

}  // namespace triscope
