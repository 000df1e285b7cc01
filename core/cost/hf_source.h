#pragma once

#include <optional>

#include "core/cost/hf_families.h"
#include "core/io/json_fields.h"

namespace triscope {

inline constexpr const char* kHfField = "model";

// The part of a config.json that describes a text model (the file itself, or its text_config), and its
// family, whose defaults stand in for absent keys.
class HfSource {
  public:
    // Throws InputError, one issue for everything in the file that these counts would get wrong.
    explicit HfSource(const JsonFields& file);

    const JsonFields& config() const { return m_config; }
    const HfFamily& family() const { return *m_family; }

    // The key's value, else the family's default; missing when there is neither.
    Index integer(const char* key, Index least, Index most) const;
    std::optional<Index> optionalInteger(const char* key, Index least, Index most) const;
    // From the part, else from the file around it, else the flag's own default.
    bool flag(const HfFlag& flag) const;
    WeightFormat format() const;
    // What surrounds the text model and is left out.
    std::vector<Message> notes() const;
    // Of the weights: the part's or the file's.
    std::optional<JsonFields> quantization() const;

  private:
    const JsonFields& holderOf(const char* key) const;

    JsonFields m_file;
    bool m_nested;
    JsonFields m_config;
    const HfFamily* m_family;
};

}  // namespace triscope
