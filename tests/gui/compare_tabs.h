#pragma once

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "app/gui/pages/agree/agree_page.h"
#include "app/gui/pages/agree/compare_tab.h"
#include "app/gui/pages/agree/study_tables.h"
#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/elided_label.h"
#include "core/base/seeded_inputs.h"
#include "core/io/npy.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {

inline Scenario smallRun() {
    Scenario scenario;
    scenario.mask.sink = 4;
    scenario.mask.window = 16;
    scenario.mask.last = 8;
    scenario.block = 16;
    scenario.run = {96, 2, 1, 8, 1, "fp32"};
    return scenario;
}

// A minute of work on little memory, so that it is certainly under way when a test looks.
inline Scenario longRun() {
    Scenario scenario = smallRun();
    scenario.mask.pattern = "dense";
    scenario.run = {16384, 8, 1, 16, 1, "fp32"};
    return scenario;
}

// The page with its comparison on display, small enough to be run at once.
class CompareTabs : public testing::Test {
  protected:
    CompareTabs() {
        m_page->resize(1000, 800);
        m_page->show();
        EXPECT_TRUE(settled());
    }

    bool settled() {
        return QTest::qWaitFor([this] { return !m_page->busy(); }, 30'000);
    }
    bool upToDate() {
        return QTest::qWaitFor([this] { return !m_page->busy() && !m_tab->isStale(); }, 30'000);
    }
    void applyRun(const RunSettings& run) {
        Scenario scenario = m_session.scenario();
        scenario.run = run;
        m_session.apply(scenario, QStringLiteral("run"));
        QCoreApplication::processEvents();
    }
    void applyLongRun() {
        m_session.apply(longRun(), QStringLiteral("long run"));
        QCoreApplication::processEvents();
    }
    void startLongRun() {
        applyLongRun();
        m_tab->run();
        EXPECT_TRUE(m_page->busy());
    }
    QPushButton& button(const QString& text) {
        for (auto* found : m_tab->findChildren<QPushButton*>()) {
            if (found->text() == text) return *found;
        }
        throw std::out_of_range(text.toStdString());
    }
    CountEdit& box(const char* field) { return *m_tab->findChild<CountEdit*>(QLatin1String(field)); }
    void type(const char* field, const QString& text) {
        box(field).setFocus();
        box(field).selectAll();
        QTest::keyClicks(&box(field), text);
        QTest::keyClick(&box(field), Qt::Key_Return);
    }
    QString figure(const char* name) { return m_tab->findChild<StudyTables*>()->figure(QLatin1String(name)); }
    void tick(const char* backend, bool on) {
        m_tab->findChild<QCheckBox*>(QStringLiteral("agree.") + QLatin1String(backend))->setChecked(on);
    }
    void choose(const char* field, const char* name) {
        auto* box = m_tab->findChild<QComboBox*>(QLatin1String(field));
        const int at = box->findText(QLatin1String(name));
        ASSERT_GE(at, 0);
        box->setCurrentIndex(at);
        emit box->activated(at);
        QCoreApplication::processEvents();
    }
    // Whether the page says that, somewhere in sight.
    bool says(const QString& sentence) {
        for (const auto* label : m_tab->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(sentence)) return true;
        }
        for (const auto* label : m_tab->findChildren<ElidedLabel*>()) {
            if (label->isVisible() && label->text().contains(sentence)) return true;
        }
        return false;
    }
    // Three files under `folder` that hold Gaussians.
    static TensorFiles writeTensors(const TemporaryDirectory& folder, Index tokens) {
        const TensorFiles files{folder.file("q.npy"), folder.file("k.npy"), folder.file("v.npy")};
        for (const std::string& path : {files.q, files.k, files.v}) {
            const TensorShape shape{path == files.q ? 4 : 2, tokens, 8};
            const Tensor tensor = gaussianTensor(shape, 7, InputStream::Queries);
            const Index sides[] = {shape.heads, shape.seq, shape.head_dim};
            writeNpy(path, sides, tensor.data);
        }
        return files;
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session{smallRun()};
    Activity m_activity;
    std::unique_ptr<AgreePage> m_page =
        std::make_unique<AgreePage>(PageContext{m_session, m_theme, m_activity});
    CompareTab* m_tab = m_page->findChild<CompareTab*>();
};

}  // namespace triscope::gui
