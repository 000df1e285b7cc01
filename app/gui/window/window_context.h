#pragma once

class QSettings;

namespace triscope::gui {

class Language;
class Session;
class Theme;

// What a window works on. All of it outlives the window.
struct WindowContext {
    Session& session;
    Theme& theme;
    Language& language;
    QSettings* settings = nullptr;  // null: nothing is remembered
};

}  // namespace triscope::gui
