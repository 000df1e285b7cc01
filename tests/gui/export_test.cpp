
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

#include "app/gui/pages/explore/export_dialog.h"
#include "app/gui/runner/runner.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/window/status_strip.h"
#include "core/mask/catalog.h"
#include "tests/gui/labels.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

enum Kind { kPng, kSvg, kCsv, kTokenNpy, kBlockNpy, kText };

class ExportDialogs : public testing::Test {
  protected:
    void open(Index tokens) {
        m_dialog = new ExportDialog(makeMask({.shape = MaskShape::square(tokens)}), 64, {}, m_theme);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_owner.reset(m_dialog);
        m_dialog->show();
    }
    template <class Control>
    Control& control(const char* name) {
        return *m_dialog->findChild<Control*>(QLatin1String(name));
    }
    void choose(Kind kind) { control<QComboBox>("kind").setCurrentIndex(kind); }
    QString status() { return control<ElidedLabel>("status").text(); }
    Tone tone() { return control<ElidedLabel>("status").tone(); }
    bool canSave() { return control<QPushButton>("save").isEnabled(); }

    Language m_language{LanguageChoice::English};
    Theme m_theme{ThemeChoice::Light};
    ExportDialog* m_dialog = nullptr;
    std::unique_ptr<ExportDialog> m_owner;
};

TEST_F(ExportDialogs, OfferOnlyWhatAppliesToTheKindOfFile) {
    open(4096);
    const auto offered = [this] {
        QStringList names;
        for (const char* name : {"level", "width", "theme", "boosted", "value", "dtype", "copy"}) {
            if (control<QWidget>(name).isVisible()) names << QLatin1String(name);
        }
        return names.join(u' ');
    };
    EXPECT_EQ(offered(), "level width theme boosted copy");
    choose(kSvg);
    EXPECT_EQ(offered(), "level width theme");
    choose(kCsv);
    EXPECT_EQ(offered(), "level");
    choose(kTokenNpy);
    EXPECT_EQ(offered(), "value");
    control<QComboBox>("value").setCurrentText(QStringLiteral("-inf"));
    EXPECT_EQ(offered(), "value dtype");
    choose(kBlockNpy);
    EXPECT_EQ(offered(), "");
    choose(kText);
    EXPECT_EQ(offered(), "level");
}

TEST_F(ExportDialogs, SayTheBytesOfATokenMaskExactly) {
    open(4096);
    choose(kTokenNpy);
    EXPECT_EQ(status(), "16.0 MiB: 16,777,344 bytes exactly.");
    control<QComboBox>("value").setCurrentText(QStringLiteral("-1e4"));
    EXPECT_EQ(status(), "64.0 MiB: 67,108,992 bytes exactly.");
    control<QComboBox>("dtype").setCurrentIndex(1);
    EXPECT_EQ(status(), "32.0 MiB: 33,554,560 bytes exactly.");
    control<QComboBox>("value").setCurrentText(QStringLiteral("-1e9"));
    EXPECT_EQ(status(), "32.0 MiB: 33,554,560 bytes exactly. fp16 holds the value as -inf.");
    choose(kCsv);
    EXPECT_TRUE(status().startsWith(QStringLiteral("About "))) << qPrintable(status());
}

TEST_F(ExportDialogs, WarnOfALargeFileAndRefuseAnAbsurdOne) {
    open(16384);
    choose(kTokenNpy);
    EXPECT_EQ(tone(), Tone::Warning) << qPrintable(status());
    EXPECT_TRUE(canSave());
    open(131072);
    choose(kTokenNpy);
    EXPECT_EQ(status(),
              "Cannot be written: would take 16.0 GiB, more than the 4.00 GiB that such a file may have");
    EXPECT_EQ(tone(), Tone::Error);
    EXPECT_FALSE(canSave());
    choose(kPng);
    EXPECT_TRUE(canSave());
}

TEST_F(ExportDialogs, RefuseAMaskValueThatMasksNothing) {
    open(1024);
    choose(kTokenNpy);
    for (const char* value : {"5", "", "-1e", "0"}) {
        control<QComboBox>("value").setCurrentText(QLatin1String(value));
        EXPECT_EQ(tone(), Tone::Error) << value;
        EXPECT_FALSE(canSave()) << value;
    }
    control<QComboBox>("value").setCurrentText(QStringLiteral("-5"));
    EXPECT_TRUE(canSave());
}

TEST_F(ExportDialogs, FollowPresetsAndOtherSizes) {
    open(1024);
    EXPECT_EQ(control<QComboBox>("preset").currentIndex(), 1);
    control<QSpinBox>("width").setValue(1920);
    control<QSpinBox>("height").setValue(1080);
    EXPECT_EQ(control<QComboBox>("preset").currentText(), "Another size");
    EXPECT_EQ(m_dialog->options()->width, 1920);
    EXPECT_EQ(m_dialog->options()->height, 1080);
    emit control<QComboBox>("preset").activated(3);
    EXPECT_EQ(m_dialog->options()->height, 4096);
    EXPECT_EQ(control<QComboBox>("preset").currentIndex(), 3);
}

TEST_F(ExportDialogs, AskForAPathWithTheRightEnding) {
    open(1024);
    choose(kBlockNpy);
    QString path = QStringLiteral("/somewhere/mask");
    QString ending;
    m_dialog->setPathChooser([&](QWidget*, const QString& asked) {
        ending = asked;
        return path;
    });
    std::optional<MaskFileOptions> saved;
    QObject::connect(m_dialog, &ExportDialog::saveAsked,
                     [&saved](const MaskFileOptions& options) { saved = options; });
    path.clear();
    control<QPushButton>("save").click();
    EXPECT_FALSE(saved.has_value());
    EXPECT_TRUE(m_dialog->isVisible()) << "no file was chosen, so the dialog stays";
    path = QStringLiteral("/somewhere/mask");
    control<QPushButton>("save").click();
    EXPECT_EQ(ending, ".npy");
    ASSERT_TRUE(saved.has_value());
    EXPECT_EQ(saved->path, "/somewhere/mask.npy");
    EXPECT_EQ(saved->level, MaskLevel::Block);
    EXPECT_FALSE(m_dialog->isVisible());
}

TEST_F(ExportDialogs, HaveRoomForTheirWordsInBothLanguages) {
    for (const LanguageChoice choice : {LanguageChoice::English, LanguageChoice::Chinese}) {
        const Language language(choice);
        open(131072);
        for (const Kind kind : {kPng, kSvg, kCsv, kTokenNpy, kBlockNpy, kText}) {
            choose(kind);
            control<QComboBox>("value").setCurrentText(QStringLiteral("-1e9"));
            control<QComboBox>("dtype").setCurrentIndex(1);
            QTest::qWait(1);
            EXPECT_STREQ(qPrintable(clippedLabels(*m_dialog).join(QLatin1Char(10))), "");
        }
    }
}

class Exports : public WindowFixture {
  protected:
    Exports() {
        m_window->showPage(QStringLiteral("explore"));
        useLength(2048);
    }

    void useLength(Index tokens) {
        Scenario next = m_session.scenario();
        next.mask.shape = MaskShape::square(tokens);
        m_session.apply(next, QStringLiteral("length"));
        ASSERT_TRUE(waitUntilIdle());
    }
    // Presses E, chooses a kind of file and a path, and waits.
    void save(Kind kind, const QString& path) {
        press(Qt::Key_E);
        auto* dialog = m_window->findChild<ExportDialog*>();
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QComboBox*>(QStringLiteral("kind"))->setCurrentIndex(kind);
        dialog->setPathChooser([path](QWidget*, const QString&) { return path; });
        dialog->findChild<QPushButton*>(QStringLiteral("save"))->click();
        ASSERT_TRUE(waitUntilIdle());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) {
        // The dialog that was closed took it.
        m_window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
        auto* view = m_window->currentPage()->findChild<MaskView*>();
        view->setFocus();
        QTest::keyClick(view, key, with);
    }
    QString hint() { return m_window->findChild<StatusStrip*>()->findChild<ElidedLabel*>()->text(); }
    QString file(const char* name) const { return QString::fromStdString(m_directory.file(name)); }

    TemporaryDirectory m_directory;
};

TEST_F(Exports, WriteEveryKindAndTellWhereItWent) {
    const char* names[] = {"m.png", "m.svg", "m.csv", "token.npy", "block.npy", "m.txt"};
    for (const Kind kind : {kPng, kSvg, kCsv, kTokenNpy, kBlockNpy, kText}) {
        const QString path = file(names[kind]);
        save(kind, path);
        EXPECT_TRUE(hint().startsWith(QStringLiteral("Wrote "))) << qPrintable(hint());
        EXPECT_TRUE(hint().endsWith(path)) << qPrintable(hint());
    }
    EXPECT_EQ(m_directory.fileCount(), 6);
    EXPECT_EQ(contentOf(m_directory.file("token.npy")).size(), 2048U * 2048U + 128U);
    EXPECT_EQ(contentOf(m_directory.file("block.npy")).size(), 32U * 32U + 128U);
    EXPECT_EQ(QImage(file("m.png")).size(), QSize(1024, 1024));
}

TEST_F(Exports, TellWhatWentWrongAndKeepThePage) {
    save(kPng, file("no/such/folder/m.png"));
    EXPECT_TRUE(hint().contains(QStringLiteral("no/such/folder/m.png"))) << qPrintable(hint());
    auto* box = m_window->findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(box->text().contains(QStringLiteral("no/such/folder")));
    box->close();
    EXPECT_TRUE(m_window->currentPage()->findChild<MaskView*>()->isVisible());
    EXPECT_EQ(m_directory.fileCount(), 0);
}

TEST_F(Exports, LeaveNothingBehindWhenStopped) {
    useLength(16384);
    press(Qt::Key_E);
    auto* dialog = m_window->findChild<ExportDialog*>();
    dialog->findChild<QComboBox*>(QStringLiteral("kind"))->setCurrentIndex(kTokenNpy);
    dialog->setPathChooser([this](QWidget*, const QString&) { return file("m.npy"); });
    dialog->findChild<QPushButton*>(QStringLiteral("save"))->click();
    for (Runner* runner : m_window->currentPage()->findChildren<Runner*>()) runner->cancel();
    EXPECT_EQ(hint(), "Stopped: nothing was exported.");
    EXPECT_TRUE(m_window->currentPage()->findChild<MaskView*>()->isVisible());
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_directory.fileCount() == 0; }));
}

TEST_F(Exports, CopyThePictureAtTheSizeChosenLast) {
    for (const auto& [key, with] : {std::pair{Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier},
                                    std::pair{Qt::Key_C, Qt::KeyboardModifiers(Qt::ControlModifier)}}) {
        QGuiApplication::clipboard()->clear();
        press(key, with);
        ASSERT_TRUE(waitUntilIdle());
        const QImage copied = QGuiApplication::clipboard()->image();
        ASSERT_EQ(copied.size(), QSize(1024, 1024));
        EXPECT_EQ(copied.pixelColor(1, 1000), QColor::fromRgb(lightPalette().sink.fill));
        EXPECT_EQ(copied.pixelColor(1000, 20), QColor::fromRgb(lightPalette().future.fill));
    }
    press(Qt::Key_E);
    auto* dialog = m_window->findChild<ExportDialog*>();
    dialog->findChild<QSpinBox*>(QStringLiteral("width"))->setValue(300);
    dialog->findChild<QSpinBox*>(QStringLiteral("height"))->setValue(200);
    dialog->findChild<QPushButton*>(QStringLiteral("copy"))->click();
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_EQ(QGuiApplication::clipboard()->image().size(), QSize(300, 200));
    EXPECT_EQ(hint(), "Copied a picture of 300 × 200 pixels");
}

}  // namespace
}  // namespace triscope::gui
