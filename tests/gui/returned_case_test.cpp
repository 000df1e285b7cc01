#include "app/gui/pages/agree/returned_case.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "app/gui/pages/agree/agree_page.h"
#include "app/gui/pages/agree/returned_tables.h"
#include "app/gui/pages/agree/study_words.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_map_view.h"
#include "core/io/npy.h"
#include "core/npu/emulated/emulated_backend.h"
#include "core/scenario/scenario_json.h"
#include "tests/npu/case_requests.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

// A case, the emulated NPU standing in for the device that ran it, and the page that its result is given to.
class ReturnedCases : public testing::Test {
  protected:
    ReturnedCases() {
        CaseRequest request = caseRequest(caseMask());
        Scenario scenario;
        scenario.mask = caseMask();
        scenario.run = {24, 2, 1, 16, 1, "fp16"};
        request.scenario = toJson(scenario);
        m_case = writeCase(request, folder(), {});
        m_output = EmulatedBackend(request.call).run(request.problem, {}, {}).output;
        std::filesystem::create_directory(m_directory.file("elsewhere"));
        m_page->resize(1000, 800);
        m_page->show();
        EXPECT_TRUE(settled());
    }
    bool settled() {
        QCoreApplication::processEvents();
        return QTest::qWaitFor([this] { return !m_page->busy(); }, 30'000);
    }
    std::string folder() const { return m_directory.file("case"); }
    std::string writeOut(const std::string& in) {
        const std::string path = m_directory.file(in) + "/out.npy";
        const std::vector<Index> sides{1, m_case.q.heads, m_case.q.seq, m_case.q.head_dim};
        writeNpy(path, sides, std::span<const float>(m_output.data));
        return path;
    }
    // As another program does; whether the page took it.
    bool drop(const std::string& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path))});
        QDragEnterEvent enter(QPoint(200, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent event(QPointF(200, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &event);
        EXPECT_TRUE(settled());
        return true;
    }
    ReturnedCase& tab() { return *m_page->findChild<ReturnedCase*>(); }
    QString figure(const char* name) {
        return tab().findChild<ReturnedTables*>()->figure(QLatin1String(name));
    }
    bool says(const QString& words) {
        for (const auto* label : tab().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }

    TemporaryDirectory m_directory;
    NpuCase m_case;
    Tensor m_output;
    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    std::unique_ptr<AgreePage> m_page =
        std::make_unique<AgreePage>(PageContext{m_session, m_theme, m_activity});
};

TEST_F(ReturnedCases, AreComparedAsTheCommandDoesWhenDropped) {
    const std::string out = writeOut("case");
    ASSERT_TRUE(drop(out));
    EXPECT_TRUE(tab().isVisible()) << "the drop may be on any tab";
    ASSERT_NE(tab().outcome(), nullptr);
    const CaseComparison expected = compareCase(folder(), out);
    EXPECT_TRUE(expected.pass());
    EXPECT_EQ(m_page->headline(), returnedHeadline(expected));
    EXPECT_EQ(figure("max_abs"), errorText(expected.outliers.max_abs));
    EXPECT_EQ(figure("rmse"), errorText(expected.reference.rmse));
    EXPECT_EQ(figure("lse"), QStringLiteral("none came back"));
    EXPECT_TRUE(figure("run").contains(QStringLiteral("not known")));
}

TEST_F(ReturnedCases, TellWhichElementIsWrong) {
    float& flipped = m_output.row(1, 17)[5];
    ASSERT_GT(std::abs(flipped), 0.01F);
    flipped = -flipped;
    writeOut("case");
    ASSERT_TRUE(drop(folder())) << "the folder will do";
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("NOT as expected")));
    EXPECT_TRUE(figure("worst").contains(QStringLiteral("head 1, query 17, dimension 5")));
    auto& map = *tab().findChild<ErrorMapView*>();
    QTest::keyClick(&map, Qt::Key_W);
    EXPECT_EQ(map.markedCell(), (HeadRow{1, 17}));
}

TEST_F(ReturnedCases, NameTheTrapThatExplainsThem) {
    const CaseRequest dense = caseRequest(caseMask("dense"));
    m_output = EmulatedBackend(dense.call).run(dense.problem, {}, {}).output;
    ASSERT_TRUE(drop(writeOut("case")));
    ASSERT_TRUE(tab().outcome()->causes.has_value());
    ASSERT_FALSE(tab().outcome()->causes->causes.empty());
    EXPECT_TRUE(figure("causes").contains(translateCore(tab().outcome()->causes->causes[0].trap->title)));
}

TEST_F(ReturnedCases, AskForTheCaseOfAFileThatLiesInNone) {
    ASSERT_TRUE(drop(writeOut("elsewhere")));
    EXPECT_TRUE(says(QStringLiteral("does not lie in the folder of a case")));
    EXPECT_EQ(tab().outcome(), nullptr);
    ASSERT_TRUE(drop(folder()));
    ASSERT_NE(tab().outcome(), nullptr);
    EXPECT_TRUE(tab().outcome()->comparison.pass());
}

TEST_F(ReturnedCases, AskForTheFileOfACaseThatWasNotRun) {
    ASSERT_TRUE(drop(folder()));
    EXPECT_TRUE(says(QStringLiteral("holds no out.npy yet")));
    ASSERT_TRUE(drop(writeOut("elsewhere")));
    EXPECT_NE(tab().outcome(), nullptr);
}

TEST_F(ReturnedCases, LeaveOtherFilesToTheWindow) {
    EXPECT_FALSE(drop(m_directory.file("scenario.json")));
    EXPECT_FALSE(drop(m_directory.file("elsewhere"))) << "a folder of neither a case nor a result";
}

TEST_F(ReturnedCases, SayWhatIsWrongWithAFile) {
    m_case.q.head_dim /= 2;
    m_output.data.resize(m_case.q.size());
    writeOut("case");
    ASSERT_TRUE(drop(folder()));
    EXPECT_TRUE(says(QStringLiteral("out.npy")));
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("could not be compared")));
    EXPECT_TRUE(tab().isVisible()) << "its buttons stay in reach";
}

}  // namespace
}  // namespace triscope::gui
