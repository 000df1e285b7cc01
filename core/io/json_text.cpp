#include "core/io/json_text.h"

#include "core/base/numbers.h"

namespace triscope {

namespace {

void append(std::string& text, const Json& node, const std::string& indent);

// Short arrays of plain values, such as a span, read better on one line.
bool fitsOnOneLine(const Json& array) {
    return array.size() <= 4 &&
           std::all_of(array.begin(), array.end(), [](const Json& item) { return item.is_primitive(); });
}

template <class Item>
void appendItems(std::string& text, const Json& node, const std::string& indent, char open, char close,
                 Item item) {
    const bool inline_items = node.is_array() && fitsOnOneLine(node);
    const std::string inner = indent + "  ";
    text += open;
    bool first = true;
    for (auto it = node.begin(); it != node.end(); ++it) {
        if (!first) text += inline_items ? ", " : ",";
        first = false;
        if (!inline_items) text += "\n" + inner;
        item(it, inner);
    }
    if (!inline_items && !node.empty()) text += "\n" + indent;
    text += close;
}

void append(std::string& text, const Json& node, const std::string& indent) {
    if (node.is_object()) {
        appendItems(text, node, indent, '{', '}', [&](Json::const_iterator it, const std::string& inner) {
            text += Json(it.key()).dump() + ": ";
            append(text, it.value(), inner);
        });
    } else if (node.is_array()) {
        appendItems(text, node, indent, '[', ']',
                    [&](Json::const_iterator it, const std::string& inner) { append(text, *it, inner); });
    } else if (node.is_binary()) {
        text.append(node.get_binary().begin(), node.get_binary().end());
    } else {
        text += node.dump();
    }
}

}  // namespace

// The library's numbers end at 64 bits; its byte strings carry the digits instead until jsonText writes them.
Json wideInteger(WideInt value) {
    if (value >= INT64_MIN && value <= INT64_MAX) return static_cast<std::int64_t>(value);
    const std::string digits = plainDigits(value);
    return Json::binary({digits.begin(), digits.end()});
}

std::string jsonText(const Json& document) {
    std::string text;
    append(text, document, "");
    return text + "\n";
}

}  // namespace triscope
