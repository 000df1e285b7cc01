#include "core/cost/presets.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "core/base/embedded_file.h"
#include "core/base/input_error.h"
#include "core/cost/hf_config.h"
#include "core/io/text_file.h"

namespace triscope {

// The contents of resources/models and resources/hardware; the build generates them.
std::span<const EmbeddedFile> modelFiles();
std::span<const EmbeddedFile> hardwareFiles();

namespace {

// A config.json has no title.
constexpr std::array kModelTitles{
    std::pair{"llama-3.1-8b", "Llama 3.1 8B"},
    std::pair{"llama-3.1-70b", "Llama 3.1 70B"},
    std::pair{"qwen2.5-7b", "Qwen2.5 7B"},
    std::pair{"qwen3-0.6b", "Qwen3 0.6B"},
    std::pair{"qwen3-8b", "Qwen3 8B"},
    std::pair{"qwen3-14b", "Qwen3 14B"},
    std::pair{"qwen3-32b", "Qwen3 32B"},
    std::pair{"qwen3-30b-a3b", "Qwen3 30B-A3B (experts)"},
    std::pair{"deepseek-v3", "DeepSeek-V3 (MLA, experts)"},
};

std::string_view modelTitle(std::string_view name) {
    const auto found = std::find_if(kModelTitles.begin(), kModelTitles.end(),
                                    [name](const auto& each) { return each.first == name; });
    assert(found != kModelTitles.end());
    return found->second;
}

const Preset* find(std::span<const Preset> presets, std::string_view name) {
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [name](const Preset& preset) { return preset.name == name; });
    return found == presets.end() ? nullptr : &*found;
}

// The JSON of a preset or a file.
std::string jsonOf(const std::string& name_or_path, const char* field, std::span<const Preset> presets) {
    if (const Preset* preset = find(presets, name_or_path)) return std::string(preset->json);
    try {
        return readTextFile(name_or_path);
    } catch (const FileError& error) {
        std::string names;
        for (const Preset& preset : presets) names += (names.empty() ? "" : ", ") + std::string(preset.name);
        throw InputError({field,
                          {TRISCOPE_TR("'%1' is neither a preset (%2) nor a file that can be read (%3)"),
                           {name_or_path, names, error.what()}}});
    }
}

// What `read` finds wrong is told of the file; presets are right.
template <class Read>
auto readNamed(const std::string& path, Read read) {
    try {
        return read();
    } catch (const InputError& error) {
        Issues issues = error.issues();
        for (Issue& issue : issues) issue.message.file = path;
        throw InputError(std::move(issues));
    }
}

}  // namespace

std::span<const Preset> modelPresets() {
    static const std::vector<Preset> kPresets = [] {
        std::vector<Preset> presets;
        for (const auto& [name, text] : modelFiles()) presets.push_back({name, modelTitle(name), text});
        return presets;
    }();
    return kPresets;
}

std::span<const Preset> hardwarePresets() {
    // The titles are views into these.
    static const std::vector<Hardware> kHardware = [] {
        std::vector<Hardware> all;
        for (const auto& [name, text] : hardwareFiles()) all.push_back(readHardware(text));
        return all;
    }();
    static const std::vector<Preset> kPresets = [] {
        std::vector<Preset> presets;
        for (const auto& [name, text] : hardwareFiles()) {
            presets.push_back({name, kHardware[presets.size()].title, text});
        }
        return presets;
    }();
    return kPresets;
}

std::string modelText(const std::string& name_or_path) {
    return jsonOf(name_or_path, "model", modelPresets());
}

ModelShape loadModel(const std::string& name_or_path) {
    const std::string text = modelText(name_or_path);
    return readNamed(name_or_path, [&] { return readHfConfig(text, name_or_path); });
}

Hardware loadHardware(const std::string& name_or_path) {
    const std::string text = jsonOf(name_or_path, "hardware", hardwarePresets());
    return readNamed(name_or_path, [&] { return readHardware(text); });
}

}  // namespace triscope
