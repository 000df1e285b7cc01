#include "app/gui/start/options.h"

#include <CLI/CLI.hpp>
#include <QRegularExpression>

#include "app/gui/pages/page_list.h"

namespace triscope::gui {

namespace {

constexpr QSize kLeast(640, 480);
constexpr QSize kMost(7680, 4320);

// What was typed; empty: not given.
struct Typed {
    std::string file;
    std::string scenario;
    std::string grab;
    std::string part;
    std::string size;
    std::string theme;
    std::string language;
    std::string out;
};

std::optional<QSize> parseSize(const std::string& text) {
    static const QRegularExpression kForm(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto match = kForm.match(QString::fromStdString(text));
    if (!match.hasMatch()) return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (size.expandedTo(kLeast) != size || size.boundedTo(kMost) != size) return std::nullopt;
    return size;
}

std::string name(const QSize& size) {
    return std::to_string(size.width()) + "x" + std::to_string(size.height());
}

std::string sizeProblem(const std::string& text) {
    if (parseSize(text)) return {};
    return "must be WIDTHxHEIGHT from " + name(kLeast) + " to " + name(kMost) + ", not '" + text + "'";
}

StartRefusal badInput(const std::string& what) {
    return {2, "triscope: " + what.substr(0, what.find('\n')) + "\n"};
}

void declare(CLI::App& app, Typed& typed) {
    std::vector<std::string> pages;
    for (const PageEntry& entry : pageList()) pages.emplace_back(entry.id);
    app.set_version_flag("--version", "triscope " TRISCOPE_VERSION);
    app.add_option("FILE", typed.file, "scenario to open");
    app.add_option("--scenario", typed.scenario, "the same")->type_name("FILE");
    app.add_option("--theme", typed.theme, "colours, instead of the remembered ones")
        ->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--lang", typed.language, "language, instead of the remembered one")
        ->check(CLI::IsMember({"en", "zh_CN"}));
    auto* grab = app.add_option("--grab", typed.grab, "draw this page without a screen, and leave")
                     ->check(CLI::IsMember(pages));
    app.add_option("--part", typed.part, "the tab of that page to bring to the front")
        ->type_name("NAME")
        ->needs(grab);
    app.add_option("--size", typed.size, "of the picture; 1440x900 unless said")
        ->type_name("WxH")
        ->check(CLI::Validator(sizeProblem, ""))
        ->needs(grab);
    app.add_option("--out", typed.out, "where the picture goes")->type_name("FILE.png")->needs(grab);
}

std::variant<StartOptions, StartRefusal> understand(const Typed& typed) {
    if (!typed.file.empty() && !typed.scenario.empty()) {
        return badInput("--scenario: must not be given together with FILE");
    }
    StartOptions options;
    options.scenario = typed.file + typed.scenario;
    if (!typed.theme.empty()) options.theme = typed.theme == "dark" ? ThemeChoice::Dark : ThemeChoice::Light;
    if (!typed.language.empty()) {
        options.language = typed.language == "en" ? LanguageChoice::English : LanguageChoice::Chinese;
    }
    if (typed.grab.empty()) return options;
    if (!QString::fromStdString(typed.out).endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
        return badInput("--out: must be a file that ends in .png, not '" + typed.out + "'");
    }
    options.grab =
        GrabOptions{typed.grab, parseSize(typed.size).value_or(GrabOptions{}.size), typed.out, typed.part};
    return options;
}

}  // namespace

std::variant<StartOptions, StartRefusal> parseStartOptions(int argc, const char* const* argv) {
    CLI::App app{"TriScope: see, cost and run sparse attention masks", "triscope"};
    Typed typed;
    declare(app, typed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return StartRefusal{0, app.help()};
    } catch (const CLI::Success& version) {
        return StartRefusal{0, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        return badInput(error.what());
    }
    return understand(typed);
}

}  // namespace triscope::gui
