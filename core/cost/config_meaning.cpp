#include "core/cost/config_meaning.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/input_error.h"
#include "core/cost/config_keys.h"
#include "core/cost/hf_parts.h"

namespace triscope {

namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value) {
    constexpr std::size_t kLongest = 60;
    const std::string text = value.dump(-1, ' ', true);
    return text.size() <= kLongest ? text : text.substr(0, kLongest) + "...";
}

// Everything inside these belongs to the stretching of positions, whatever its name.
bool isRotary(const std::string& path) {
    return path.find("rope_scaling.") != std::string::npos ||
           path.find("rope_parameters.") != std::string::npos;
}

ConfigKey keyOf(const std::string& path, const std::string& name) {
    if (isRotary(path)) return {"", KeyRole::Rotary, TRISCOPE_TR("A setting of the rotary frequencies.")};
    if (const ConfigKey* known = findConfigKey(name)) return *known;
    return {"", KeyRole::Counted, TRISCOPE_TR("Not known to this program.")};
}

class Explainer {
  public:
    Explainer(const JsonFields& file, const std::optional<ModelShape>& model)
        : m_file(file), m_model(model) {}

    // Objects are taken apart, but for parts that are left out whole.
    void explain(const Json& object, const std::string& path, std::vector<ConfigField>& fields) const {
        for (const auto& [name, value] : object.items()) {
            const ConfigKey key = keyOf(path, name);
            if (value.is_object() && !value.empty() && key.role != KeyRole::Beside) {
                explain(value, path + name + ".", fields);
            } else {
                fields.push_back(fieldOf(path, name, key, value));
            }
        }
    }

  private:
    ConfigField fieldOf(const std::string& path, const std::string& name, const ConfigKey& key,
                        const Json& value) const {
        ConfigField field{path + name, shown(value), {key.meaning, {}}, std::nullopt, {}};
        if (!m_model) return field;
        field.used = key.role != KeyRole::Beside && m_file.keysRead().count(path + name) > 0;
        if (!*field.used) field.reason = reasonFor(name, key);
        return field;
    }

    Message reasonFor(const std::string& name, const ConfigKey& key) const {
        if (const char* reason = reasonOf(key.role)) return {reason, {}};
        if (findConfigKey(name) == nullptr) return {TRISCOPE_TR("What is not known is not counted."), {}};
        if (m_model->mla && (name == "head_dim" || name == "num_key_value_heads")) {
            return {TRISCOPE_TR("Latent attention gives every head a key of its own, with sizes of its own."),
                    {}};
        }
        if (name == "intermediate_size") return {TRISCOPE_TR("No layer has a dense MLP."), {}};
        return {TRISCOPE_TR("Models of this family do not go by it."), {}};
    }

    const JsonFields& m_file;
    const std::optional<ModelShape>& m_model;
};

}  // namespace

ConfigMeaning meaningOf(std::string_view text) {
    const JsonFields file = JsonFields::parse(text, kHfField);
    ConfigMeaning meaning;
    std::optional<ModelShape> model;
    try {
        model = readHfConfig(file, "");
    } catch (const InputError& error) {
        meaning.issues = error.issues();
    }
    Explainer(file, model).explain(Json::parse(text), "", meaning.fields);
    return meaning;
}

}  // namespace triscope
