#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/base/units.h"

namespace triscope {

// A JSON object that is read key by key and believed in nothing: every fault throws an InputError under one
// field, naming the key, what is allowed and what was found. A key whose value is null counts as absent.
class JsonFields {
  public:
    // The root object of `text`. `field` is the field of every issue. Throws when the text is not JSON, is
    // not an object, is nested deeper than 64 levels, or holds a key twice, of which a reader would
    // silently take one.
    static JsonFields parse(std::string_view text, const char* field);

    bool has(const char* key) const;

    // Required values; both ends of a range are allowed.
    Index integer(const char* key, Index least, Index most) const;
    double number(const char* key, double least, double most) const;
    std::string text(const char* key, std::size_t longest) const;
    // One of `choices`, as its index.
    std::size_t choice(const char* key, std::span<const char* const> choices) const;
    JsonFields object(const char* key) const;

    // Values that may be absent.
    std::optional<Index> optionalInteger(const char* key, Index least, Index most) const;
    bool boolean(const char* key, bool absent) const;
    std::vector<Index> integers(const char* key, Index least, Index most) const;
    std::vector<std::string> texts(const char* key) const;

    // Present, and neither null, false, 0 nor empty.
    bool isSet(const char* key) const;

    // Every key of the file that a reader of this object, of one inside it or of a copy has asked for so far,
    // with the objects around it: "text_config.hidden_size".
    const std::set<std::string>& keysRead() const { return *m_read; }

    void refuseKeysOtherThan(std::span<const char* const> known) const;

    // Throws the message `text`, in which %1 is the key with the objects around it and %2 ... are `args`.
    [[noreturn]] void refuse(const std::string& key, const char* text, std::vector<std::string> args) const;

  private:
    using KeyLog = std::shared_ptr<std::set<std::string>>;

    JsonFields(nlohmann::json object, const char* field, std::string path, KeyLog read);
    const nlohmann::json& required(const char* key) const;
    Index integerOf(const nlohmann::json& value, const char* key, Index least, Index most) const;
    const nlohmann::json* optionalList(const char* key) const;

    nlohmann::json m_object;
    const char* m_field;
    std::string m_path;  // of this object within the file: "memory_capacity."
    KeyLog m_read;
};

}  // namespace triscope
