#include "core/mask/set_setting.h"

#include <cassert>

#include "core/mask/mask_fields.h"

namespace triscope {

std::optional<Issue> setSetting(MaskSettings& settings, std::string_view name, const std::string& typed) {
    if (name == "convention") {
        const auto convention = findConvention(typed);
        if (!convention)
            return Issue{"convention",
                         {TRISCOPE_TR("'%1' is not one of: %2"), {typed, "paper, kernel, literal"}}};
        settings.convention = *convention;
        return std::nullopt;
    }
    const MaskField* field = findMaskField(name);
    assert(field != nullptr);
    if (!field->isNumber()) {
        settings.*field->text = typed;
        return std::nullopt;
    }
    const auto parsed = parseNumber(field->name, typed, field->allowed);
    if (const auto* issue = std::get_if<Issue>(&parsed)) return *issue;
    settings.*field->number = std::get<Index>(parsed);
    return std::nullopt;
}

}  // namespace triscope
