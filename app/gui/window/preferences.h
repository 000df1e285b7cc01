#pragma once

#include "app/gui/text/language.h"
#include "app/gui/theme/theme.h"
#include "core/scenario/scenario.h"

class QSettings;

namespace triscope::gui {

// What is remembered from one start to the next, besides where the windows were.
struct Preferences {
    ThemeChoice theme = ThemeChoice::System;
    LanguageChoice language = LanguageChoice::System;
    Scenario scenario;  // the last one on screen
};

// Anything that is missing or cannot be read keeps its default.
Preferences loadPreferences(const QSettings& settings);
void savePreferences(QSettings& settings, const Preferences& preferences);

}  // namespace triscope::gui
