#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/message.h"
#include "core/base/run_control.h"
#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// One pattern that users can name.
struct PatternInfo {
    // How a mask of the pattern is counted, and so how large it may be.
    enum class Form {
        Pieces,    // in closed form, in a handful of pieces at any length
        Bands,     // in closed form, in a few pieces for each row of blocks or documents
        Textures,  // in closed form; two such patterns combine only when they repeat along the same axis
        Rows,      // row by row
    };

    const char* name = "";     // as --pattern spells it
    const char* title = "";    // for lists; translated
    const char* summary = "";  // one sentence; translated
    const char* rule = "";     // keep iff ..., with the settings' names
    const char* source = "";   // where the rule was published
    Form form = Form::Pieces;
    // The real pattern depends on the input; this is one example of its kind, and says so.
    bool example_only = false;
    // The settings that it reads, by name; "convention" among them.
    std::span<const char* const> uses{};
    // What is impossible beyond the ranges of the fields; null when nothing is.
    void (*check)(const MaskSettings&, Issues&) = nullptr;
    MaskPtr (*make)(const MaskSettings&, const RunControl&) = nullptr;

    bool usesField(std::string_view field) const;
};

std::span<const PatternInfo> patternCatalog();

// nullptr when no pattern has that name; a set operation has none.
const PatternInfo* findPattern(std::string_view name);

// Whether any of the patterns reads the setting of that name.
bool anyUses(std::span<const PatternInfo* const> patterns, std::string_view field);

// All names, for messages: "triangle, streaming, ...".
std::string patternNames();

// The mask of a pattern or of a set operation on patterns. Precondition: validate(settings) is empty. Throws
// Cancelled; only patterns counted row by row take long enough to look, and the last of these is remembered.
MaskPtr makeMask(const MaskSettings& settings, const RunControl& control = {});

}  // namespace triscope
