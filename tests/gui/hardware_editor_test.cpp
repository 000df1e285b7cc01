#include "app/gui/dialogs/hardware_editor.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "core/cost/hardware_file.h"
#include "core/cost/presets.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class HardwareEditors : public testing::Test {
  protected:
    HardwareEditors() {
        m_editor.setAttribute(Qt::WA_DeleteOnClose, false);
        m_editor.setPathChooser([this](QWidget*, const QString& name) {
            m_offered = name;
            return m_path;
        });
        m_editor.show();
    }

    QLineEdit& edit(const char* name) { return *m_editor.findChild<QLineEdit*>(QLatin1String(name)); }
    QComboBox& box(const char* name) { return *m_editor.findChild<QComboBox*>(QLatin1String(name)); }
    QPushButton& save() { return *m_editor.findChild<QPushButton*>(QStringLiteral("save")); }
    QString fault(const char* figure) {
        return m_editor.findChild<ElidedLabel*>(QLatin1String(figure) + QStringLiteral(".fault"))->text();
    }
    QString status() { return m_editor.findChild<ElidedLabel*>(QStringLiteral("status"))->text(); }

    TemporaryDirectory m_directory;
    QString m_path = QString::fromStdString(m_directory.file("mine.json"));
    QString m_offered;
    Theme m_theme{ThemeChoice::Light};
    HardwareEditor m_editor{loadHardware("ascend-910b3"), m_theme};
};

TEST_F(HardwareEditors, ShowEveryFigureAsItsFileDoes) {
    EXPECT_EQ(edit("fp16_peak.value").text(), QStringLiteral("294.912"));
    EXPECT_EQ(box("memory_capacity.unit").currentText(), QStringLiteral("GiB"));
    EXPECT_EQ(edit("memory_capacity.value").text(), QStringLiteral("64"));
    EXPECT_TRUE(edit("memory_bandwidth.source").text().startsWith(QStringLiteral("HBM of the 910B2")));
    EXPECT_TRUE(edit("fp32_peak.value").text().isEmpty());
}

TEST_F(HardwareEditors, ChangeNothingThatIsNotTouched) {
    EXPECT_EQ(hardwareText(m_editor.hardware()), hardwareText(loadHardware("ascend-910b3")));
}

TEST_F(HardwareEditors, SaveACopyAndTellWhere) {
    const QSignalSpy saved(&m_editor, &HardwareEditor::saved);
    edit("name").setText(QStringLiteral("mine"));
    edit("memory_bandwidth.value").setText(QStringLiteral("1234.5"));
    box("memory_bandwidth.confidence").setCurrentIndex(0);
    save().click();
    EXPECT_EQ(m_offered, QStringLiteral("mine.json"));
    ASSERT_EQ(saved.count(), 1);
    EXPECT_EQ(saved[0][0].toString(), m_path);
    const Hardware mine = loadHardware(m_path.toStdString());
    EXPECT_EQ(mine.memory_bandwidth.value, 1234.5e9);
    EXPECT_EQ(mine.memory_bandwidth.confidence, Confidence::Measured);
    EXPECT_FALSE(m_editor.isVisible());
}

TEST_F(HardwareEditors, SayBesideTheFieldWhatIsOutOfRange) {
    const struct {
        const char* field;
        const char* figure;
        QString typed;
        QString said;
    } cases[] = {
        {"linear_efficiency.value", "linear_efficiency", QStringLiteral("1.5"),
         QStringLiteral("from 0.01 to 1")},
        {"memory_bandwidth.value", "memory_bandwidth", QStringLiteral("fast"), QStringLiteral("GB/s")},
        {"memory_bandwidth.value", "memory_bandwidth", QString(), QStringLiteral("GB/s")},
        {"fp16_peak.date", "fp16_peak", QStringLiteral("May"), QStringLiteral("YYYY-MM-DD")},
        {"fp16_peak.source", "fp16_peak", QString(), QStringLiteral("where the value comes from")}};
    for (const auto& [field, figure, typed, said] : cases) {
        const QString before = edit(field).text();
        edit(field).setText(typed);
        EXPECT_TRUE(fault(figure).contains(said)) << qPrintable(fault(figure));
        EXPECT_FALSE(save().isEnabled()) << field;
        edit(field).setText(before);
        EXPECT_TRUE(save().isEnabled()) << field;
    }
}

TEST_F(HardwareEditors, LeaveOutAPeakButNotAll) {
    edit("bf16_peak.value").clear();
    EXPECT_TRUE(save().isEnabled());
    EXPECT_FALSE(m_editor.hardware().bf16_peak.has_value());
    edit("fp16_peak.value").clear();
    EXPECT_FALSE(save().isEnabled());
    EXPECT_TRUE(status().contains(QStringLiteral("at least one of the peaks"))) << qPrintable(status());
}

TEST_F(HardwareEditors, LoseNothingWhenTheFileCannotBeWritten) {
    m_path = QString::fromStdString(m_directory.file("no/such/folder.json"));
    const QSignalSpy saved(&m_editor, &HardwareEditor::saved);
    edit("note").setText(QStringLiteral("my note"));
    save().click();
    EXPECT_EQ(saved.count(), 0);
    EXPECT_TRUE(m_editor.isVisible());
    EXPECT_TRUE(status().startsWith(QStringLiteral("Not saved"))) << qPrintable(status());
    EXPECT_EQ(edit("note").text(), QStringLiteral("my note"));
}

TEST_F(HardwareEditors, WriteNothingWhenNoPathIsChosen) {
    m_path.clear();
    save().click();
    EXPECT_TRUE(m_editor.isVisible());
    EXPECT_EQ(m_directory.fileCount(), 0);
}

}  // namespace
}  // namespace triscope::gui
