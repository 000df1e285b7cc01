#include <QApplication>
#include <QLoggingCategory>
#include <QSettings>
#include <cstdio>

#include "app/gui/start/grab.h"
#include "app/gui/start/options.h"
#include "app/gui/window/main_window.h"
#include "app/gui/window/preferences.h"
#include "core/base/input_error.h"
#include "core/scenario/scenario_json.h"
#include "core/scenario/validate.h"

namespace triscope::gui {
namespace {

constexpr int kFault = 1;
constexpr int kBadInput = 2;

int complain(const std::string& what, int code) {
    std::fprintf(stderr, "triscope: %s\n", what.c_str());
    return code;
}

// What is wrong in the file is told of the option that named it.
Scenario possibleScenario(const std::string& path) {
    try {
        Scenario scenario = loadScenario(path);
        Issues issues = validate(scenario);
        if (!issues.empty()) throw InputError(std::move(issues));
        return scenario;
    } catch (const InputError& error) {
        throw InputError({"scenario", {"%1", {error.what()}}});
    }
}

int grab(const StartOptions& options) {
    const Scenario scenario = options.scenario.empty() ? Scenario{} : possibleScenario(options.scenario);
    Theme theme(options.theme.value_or(ThemeChoice::Light));
    Language language(options.language.value_or(LanguageChoice::English));
    Session session(scenario);
    grabToFile({session, theme, language}, *options.grab);
    return 0;
}

int openWindow(const StartOptions& options) {
    QSettings settings;
    const Preferences preferences = loadPreferences(settings);
    Theme theme(options.theme.value_or(preferences.theme));
    Language language(options.language.value_or(preferences.language));
    Session session(preferences.scenario);
    MainWindow window({session, theme, language, &settings});
    window.show();
    if (!options.scenario.empty()) window.openScenario(QString::fromStdString(options.scenario));
    return QApplication::exec();
}

int start(int& argc, char** argv, const StartOptions& options) {
    // A picture needs no screen, so it must not ask for one.
    if (options.grab) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt warns about what that platform lacks; the standard error is for what is wrong with the input.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("TriScope"));
    QApplication::setApplicationName(QStringLiteral("TriScope"));
    QApplication::setApplicationVersion(QStringLiteral(TRISCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("triscope"));
    return options.grab ? grab(options) : openWindow(options);
}

}  // namespace
}  // namespace triscope::gui

int main(int argc, char** argv) {
    using namespace triscope;
    using namespace triscope::gui;
    const auto parsed = parseStartOptions(argc, argv);
    if (const auto* refusal = std::get_if<StartRefusal>(&parsed)) {
        std::fputs(refusal->text.c_str(), refusal->exit_code == 0 ? stdout : stderr);
        return refusal->exit_code;
    }
    try {
        return start(argc, argv, std::get<StartOptions>(parsed));
    } catch (const InputError& error) {
        const Issue& issue = error.issues().front();
        return complain("--" + issue.field + ": " + issue.message.str(), kBadInput);
    } catch (const FileError& error) {
        return complain(error.what(), kBadInput);
    } catch (const std::exception& error) {
        return complain(error.what(), kFault);
    }
}
