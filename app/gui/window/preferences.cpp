#include "app/gui/window/preferences.h"

#include <QSettings>
#include <array>

#include "core/base/input_error.h"
#include "core/scenario/scenario_json.h"

namespace triscope::gui {

namespace {

constexpr std::array kThemes{"system", "light", "dark"};
constexpr std::array kLanguages{"system", "en", "zh_CN"};

template <class Choice, std::size_t Count>
Choice find(const std::array<const char*, Count>& names, const QString& name) {
    for (std::size_t at = 0; at < Count; ++at) {
        if (name == QLatin1String(names[at])) return static_cast<Choice>(at);
    }
    return Choice::System;
}

Scenario storedScenario(const QString& json) {
    try {
        if (!json.isEmpty()) return scenarioFromJson(json.toStdString());
    } catch (const InputError&) {
        // Stored by another version; the default scenario is a good place to start.
    }
    return {};
}

}  // namespace

Preferences loadPreferences(const QSettings& settings) {
    return {find<ThemeChoice>(kThemes, settings.value(QStringLiteral("theme")).toString()),
            find<LanguageChoice>(kLanguages, settings.value(QStringLiteral("language")).toString()),
            storedScenario(settings.value(QStringLiteral("scenario")).toString())};
}

void savePreferences(QSettings& settings, const Preferences& preferences) {
    settings.setValue(QStringLiteral("theme"),
                      QLatin1String(kThemes[static_cast<std::size_t>(preferences.theme)]));
    settings.setValue(QStringLiteral("language"),
                      QLatin1String(kLanguages[static_cast<std::size_t>(preferences.language)]));
    settings.setValue(QStringLiteral("scenario"), QString::fromStdString(toJson(preferences.scenario)));
}

}  // namespace triscope::gui
