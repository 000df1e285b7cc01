#pragma once

#include <QSize>
#include <optional>
#include <string>
#include <variant>

#include "app/gui/text/language.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

// A picture of one page, drawn without a screen.
struct GrabOptions {
    std::string page;
    QSize size{1440, 900};
    std::string out;
    std::string part{};  // of the page; empty: as it opens
};

// What the window was started with; what is not said comes from the preferences.
struct StartOptions {
    std::string scenario;  // a file; empty: none
    std::optional<ThemeChoice> theme;
    std::optional<LanguageChoice> language;
    std::optional<GrabOptions> grab;
};

// Why there is nothing to start: help or version (exit code 0, for the standard output), or bad input (exit
// code 2, one line that names the option and what it allows, for the standard error).
struct StartRefusal {
    int exit_code = 0;
    std::string text;
};

std::variant<StartOptions, StartRefusal> parseStartOptions(int argc, const char* const* argv);

}  // namespace triscope::gui
