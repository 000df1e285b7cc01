#include "core/io/json_document.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/base/input_error.h"

namespace triscope {

namespace {

[[noreturn]] void throwNotJson(const char* field, std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t column = before.size() - (before.find_last_of('\n') + 1) + 1;
    throw InputError({field,
                      {TRISCOPE_TR("is not valid JSON: the fault is at line %1, column %2"),
                       {std::to_string(line), std::to_string(column)}}});
}

// Sees every key as it is parsed and refuses the second of a kind in one object, and endless nesting.
template <class Json>
class TwinKeys {
  public:
    explicit TwinKeys(const char* field) : m_field(field) {}

    bool operator()(int depth, typename Json::parse_event_t event, const Json& parsed) {
        // What is written out again is written recursively.
        constexpr int kDeepest = 64;
        if (depth > kDeepest) {
            throw InputError(
                {m_field, {TRISCOPE_TR("is nested deeper than %1 levels"), {std::to_string(kDeepest)}}});
        }
        if (event == Json::parse_event_t::object_start) {
            m_open.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            m_open.pop_back();
        } else if (event == Json::parse_event_t::key &&
                   !m_open.back().insert(parsed.template get<std::string>()).second) {
            throw InputError(
                {m_field,
                 {TRISCOPE_TR("%1 stands twice in the file"), {parsed.dump(-1, ' ', true).substr(0, 40)}}});
        }
        return true;
    }

  private:
    const char* m_field;
    std::vector<std::set<std::string>> m_open;
};

template <class Json>
Json parseAs(std::string_view text, const char* field) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        throw InputError({field, {TRISCOPE_TR("is empty; it must hold a JSON object"), {}}});
    }
    try {
        return Json::parse(text, TwinKeys<Json>(field));
    } catch (const typename Json::parse_error& error) {
        throwNotJson(field, text, error.byte);
    } catch (const typename Json::exception&) {
        // The one other fault of parsing: a number that no double can hold.
        throw InputError({field, {TRISCOPE_TR("holds a number that is too large"), {}}});
    }
}

}  // namespace

nlohmann::ordered_json parseJson(std::string_view text, const char* field) {
    return parseAs<nlohmann::ordered_json>(text, field);
}

nlohmann::json parseSortedJson(std::string_view text, const char* field) {
    return parseAs<nlohmann::json>(text, field);
}

}  // namespace triscope
