#include "core/io/json_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_document.h"

namespace triscope {

namespace {

using Json = nlohmann::json;

// What was found, short and plain enough for a message whatever it is.
std::string shown(const Json& value) {
    constexpr std::size_t kLongest = 40;
    const std::string text = value.dump(-1, ' ', true);
    return text.size() <= kLongest ? text : text.substr(0, kLongest) + "...";
}

bool fitsIndex(const Json& value) {
    return !value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
}

}  // namespace

JsonFields::JsonFields(Json object, const char* field, std::string path, KeyLog read)
    : m_object(std::move(object)), m_field(field), m_path(std::move(path)), m_read(std::move(read)) {}

JsonFields JsonFields::parse(std::string_view text, const char* field) {
    Json root = parseSortedJson(text, field);
    if (!root.is_object()) {
        throw InputError({field, {TRISCOPE_TR("must be a JSON object, not %1"), {shown(root)}}});
    }
    return {std::move(root), field, "", std::make_shared<std::set<std::string>>()};
}

void JsonFields::refuse(const std::string& key, const char* text, std::vector<std::string> args) const {
    args.insert(args.begin(), m_path + key);
    throw InputError({m_field, {text, std::move(args)}});
}

bool JsonFields::has(const char* key) const {
    const auto found = m_object.find(key);
    if (found == m_object.end()) return false;
    m_read->insert(m_path + key);
    return !found->is_null();
}

bool JsonFields::isSet(const char* key) const {
    if (!has(key)) return false;
    const Json& value = m_object.at(key);
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number()) return value.get<double>() != 0;
    if (value.is_string()) return !value.get_ref<const std::string&>().empty();
    return !value.empty();
}

const Json& JsonFields::required(const char* key) const {
    if (!has(key)) refuse(key, TRISCOPE_TR("%1 is missing"), {});
    return m_object.at(key);
}

Index JsonFields::integerOf(const Json& value, const char* key, Index least, Index most) const {
    const bool whole = value.is_number_integer() && fitsIndex(value);
    if (!whole || value.get<Index>() < least || value.get<Index>() > most) {
        refuse(key, TRISCOPE_TR("%1 must be a whole number from %2 to %3, not %4"),
               {groupDigits(least), groupDigits(most), shown(value)});
    }
    return value.get<Index>();
}

Index JsonFields::integer(const char* key, Index least, Index most) const {
    if (!has(key)) {
        refuse(key, TRISCOPE_TR("%1 is missing; it must be a whole number from %2 to %3"),
               {groupDigits(least), groupDigits(most)});
    }
    return integerOf(m_object.at(key), key, least, most);
}

std::optional<Index> JsonFields::optionalInteger(const char* key, Index least, Index most) const {
    if (!has(key)) return std::nullopt;
    return integerOf(m_object.at(key), key, least, most);
}

double JsonFields::number(const char* key, double least, double most) const {
    const Json& value = required(key);
    if (!value.is_number() || value.get<double>() < least || value.get<double>() > most) {
        refuse(key, TRISCOPE_TR("%1 must be a number from %2 to %3, not %4"),
               {fmt::format("{}", least), fmt::format("{}", most), shown(value)});
    }
    return value.get<double>();
}

std::string JsonFields::text(const char* key, std::size_t longest) const {
    const Json& value = required(key);
    if (!value.is_string() || value.get_ref<const std::string&>().empty() ||
        value.get_ref<const std::string&>().size() > longest) {
        refuse(key, TRISCOPE_TR("%1 must be a text of 1 to %2 bytes, not %3"),
               {std::to_string(longest), shown(value)});
    }
    return value.get<std::string>();
}

std::size_t JsonFields::choice(const char* key, std::span<const char* const> choices) const {
    const std::string names = fmt::format("{}", fmt::join(choices, ", "));
    if (!has(key)) refuse(key, TRISCOPE_TR("%1 is missing; it must be one of: %2"), {names});
    const Json& value = m_object.at(key);
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&value](const char* choice) { return value == Json(choice); });
    if (found == choices.end()) {
        refuse(key, TRISCOPE_TR("%1 must be one of: %2; not %3"), {names, shown(value)});
    }
    return static_cast<std::size_t>(found - choices.begin());
}

JsonFields JsonFields::object(const char* key) const {
    const Json& value = required(key);
    if (!value.is_object()) refuse(key, TRISCOPE_TR("%1 must be an object, not %2"), {shown(value)});
    return {value, m_field, m_path + key + ".", m_read};
}

bool JsonFields::boolean(const char* key, bool absent) const {
    if (!has(key)) return absent;
    const Json& value = m_object.at(key);
    if (!value.is_boolean()) refuse(key, TRISCOPE_TR("%1 must be true or false, not %2"), {shown(value)});
    return value.get<bool>();
}

const Json* JsonFields::optionalList(const char* key) const {
    if (!has(key)) return nullptr;
    const Json& value = m_object.at(key);
    if (!value.is_array()) refuse(key, TRISCOPE_TR("%1 must be a list, not %2"), {shown(value)});
    return &value;
}

std::vector<Index> JsonFields::integers(const char* key, Index least, Index most) const {
    std::vector<Index> values;
    if (const Json* list = optionalList(key)) {
        for (const Json& value : *list) values.push_back(integerOf(value, key, least, most));
    }
    return values;
}

std::vector<std::string> JsonFields::texts(const char* key) const {
    std::vector<std::string> values;
    if (const Json* list = optionalList(key)) {
        for (const Json& value : *list) {
            if (!value.is_string()) refuse(key, TRISCOPE_TR("%1 must hold texts, not %2"), {shown(value)});
            values.push_back(value.get<std::string>());
        }
    }
    return values;
}

void JsonFields::refuseKeysOtherThan(std::span<const char* const> known) const {
    for (const auto& [key, value] : m_object.items()) {
        const auto same = [&key = key](const char* name) { return key == name; };
        if (std::any_of(known.begin(), known.end(), same)) continue;
        refuse(shown(key), TRISCOPE_TR("%1 is not a key of this file; the keys are: %2"),
               {fmt::format("{}", fmt::join(known, ", "))});
    }
}

}  // namespace triscope
