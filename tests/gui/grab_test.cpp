#include "app/gui/start/grab.h"

#include <gtest/gtest.h>

#include <QProcess>

#include "app/gui/pages/page_list.h"
#include "app/gui/session/session.h"
#include "app/gui/start/options.h"
#include "core/base/input_error.h"
#include "tests/gui/quick_scenario.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

struct Look {
    QSize size;
    ThemeChoice theme;
    LanguageChoice language;
};

std::vector<Look> allLooks() {
    std::vector<Look> looks;
    for (const QSize size : {QSize(640, 480), QSize(1440, 900), QSize(2560, 1440)}) {
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            for (const LanguageChoice language : {LanguageChoice::English, LanguageChoice::Chinese}) {
                looks.push_back({size, theme, language});
            }
        }
    }
    return looks;
}

class GrabbedPages : public testing::TestWithParam<Look> {};

INSTANTIATE_TEST_SUITE_P(Grab, GrabbedPages, testing::ValuesIn(allLooks()), [](const auto& instance) {
    const Look& look = instance.param;
    return std::to_string(look.size.width()) + (look.theme == ThemeChoice::Dark ? "Dark" : "Light") +
           (look.language == LanguageChoice::Chinese ? "Chinese" : "English");
});

TEST_P(GrabbedPages, HaveTheSizeAskedForAndTheThemesGround) {
    const Look& look = GetParam();
    Theme theme(look.theme);
    Language language(look.language);
    Session session(quickScenario());
    for (const QString& id : pageIds()) {
        const QImage image = grabPage({session, theme, language}, id, look.size);
        EXPECT_EQ(image.size(), look.size);
        // Beside the menus; and in the page's margin.
        EXPECT_EQ(image.pixelColor(look.size.width() - 20, 12), theme.colors().window);
        EXPECT_EQ(image.pixelColor(80, 100), theme.colors().surface);
    }
}

TEST(Grab, ShowsTheScenarioItIsGiven) {
    Theme theme(ThemeChoice::Light);
    Language language(LanguageChoice::English);
    Session session;
    const QImage triangle = grabPage({session, theme, language}, QStringLiteral("explore"), {1440, 900});
    Scenario dense;
    dense.mask.pattern = "dense";
    session.apply(dense, QStringLiteral("pattern"));
    EXPECT_NE(grabPage({session, theme, language}, QStringLiteral("explore"), {1440, 900}), triangle);
}

TEST(Grab, WritesThePictureWholeOrNotAtAll) {
    const TemporaryDirectory directory;
    Theme theme(ThemeChoice::Light);
    Language language(LanguageChoice::English);
    Session session;
    const std::string path = directory.file("page.png");
    grabToFile({session, theme, language}, {"explore", {800, 600}, path});
    EXPECT_EQ(QImage(QString::fromStdString(path)).size(), QSize(800, 600));
    EXPECT_EQ(directory.fileCount(), 1);
    EXPECT_THROW(
        grabToFile({session, theme, language}, {"explore", {800, 600}, directory.file("no/such.png")}),
        FileError);
    EXPECT_EQ(directory.fileCount(), 1);
}

// The program itself, as a script runs it.
class Program : public testing::Test {
  protected:
    void run(const QStringList& arguments) {
        QProcess process;
        // It must choose a platform that needs no screen by itself.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        environment.remove(QStringLiteral("DISPLAY"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(TRISCOPE_PROGRAM), arguments);
        ASSERT_TRUE(process.waitForFinished(-1));
        ASSERT_EQ(process.exitStatus(), QProcess::NormalExit);
        m_code = process.exitCode();
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
    }
    void expectRefused(const QStringList& arguments, const char* needle) {
        run(arguments);
        EXPECT_EQ(m_code, 2) << needle;
        EXPECT_EQ(m_out, "");
        EXPECT_EQ(m_err.count('\n'), 1) << m_err.constData();
        EXPECT_TRUE(m_err.contains(needle)) << m_err.constData();
        EXPECT_EQ(m_directory.fileCount(), 0);
    }
    QString path(const char* name) const { return QString::fromStdString(m_directory.file(name)); }

    TemporaryDirectory m_directory;
    int m_code = -1;
    QByteArray m_out;
    QByteArray m_err;
};

TEST_F(Program, DrawsAPageWithoutAScreenAndSaysNothing) {
    run({"--grab", "explore", "--size", "1000x700", "--theme", "dark", "--lang", "zh_CN", "--out",
         path("p.png")});
    EXPECT_EQ(m_code, 0) << m_err.constData();
    EXPECT_EQ(m_err, "");
    EXPECT_EQ(QImage(path("p.png")).size(), QSize(1000, 700));
}

TEST_F(Program, RefusesBadInputInOneLineThatNamesTheOption) {
    const QString out = path("p.png");
    expectRefused({"--grab", "explore"}, "--out: must be a file that ends in .png");
    expectRefused({"--grab", "explore", "--out", path("p.gif")}, "--out");
    expectRefused({"--grab", "explored", "--out", out}, "--grab: explored not in {explore");
    expectRefused({"--grab", "explore", "--theme", "blue", "--out", out},
                  "--theme: blue not in {light,dark}");
    expectRefused({"--grab", "explore", "--lang", "de", "--out", out}, "--lang: de not in {en,zh_CN}");
    expectRefused({"--grab", "explore", "--size", "80x60", "--out", out},
                  "--size: must be WIDTHxHEIGHT from 640x480");
    expectRefused({"--grab", "explore", "--size", "wide", "--out", out}, "--size");
    expectRefused({"--grab", "explore", "--out", path("no/such/p.png")}, "no/such/p.png");
    expectRefused({"--grab", "explore", "--scenario", path("s.json"), "--out", out}, "s.json");
    expectRefused({"--grab", "cost", "--part", "nonsense", "--out", out},
                  "--part: 'nonsense' is not one of: overview, ladder");
    expectRefused({"--grab", "agree", "--part", "compare/nonsense", "--out", out},
                  "--part: 'compare/nonsense' is not one of: compare, compare/spread");
    expectRefused({"--grab", "explore", "--part", "nonsense", "--out", out},
                  "--part: the page explore has no parts");
    expectRefused({"--bogus"}, "--bogus");
}

TEST_F(Program, RefusesAnImpossibleScenario) {
    const TemporaryDirectory elsewhere;
    std::ofstream(elsewhere.file("s.json")) << R"({"run-heads": 8, "run-kv-heads": 3})";
    expectRefused({"--grab", "explore", "--scenario", QString::fromStdString(elsewhere.file("s.json")),
                   "--out", path("p.png")},
                  "--scenario: run-kv-heads: must divide");
}

TEST_F(Program, TellsItsVersionAndItsOptions) {
    run({"--version"});
    EXPECT_EQ(m_code, 0);
    EXPECT_TRUE(m_out.startsWith("triscope ")) << m_out.constData();
    run({"--help"});
    EXPECT_EQ(m_code, 0);
    for (const char* option : {"--grab", "--size", "--theme", "--lang", "--scenario", "--out", "FILE"}) {
        EXPECT_TRUE(m_out.contains(option)) << option;
    }
}

}  // namespace
}  // namespace triscope::gui
