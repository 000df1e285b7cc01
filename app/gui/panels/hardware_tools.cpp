#include "app/gui/panels/hardware_tools.h"

#include <QToolButton>

#include "app/gui/dialogs/hardware_editor.h"
#include "app/gui/dialogs/measure_dialog.h"
#include "app/gui/dialogs/this_machine_file.h"
#include "app/gui/panels/choice_row.h"
#include "app/gui/panels/presets.h"
#include "core/cost/presets.h"

namespace triscope::gui {

HardwareTools::HardwareTools(ChoiceRow& row, Session& session, const Theme& theme)
    : QObject(&row), m_row(row), m_session(session), m_theme(theme) {
    row.setDescriber(hardwareFileChoice);
    connect(&row.addButton(QStringLiteral("ui/edit"), tr("Edit a copy of the device's figures…")),
            &QToolButton::clicked, this, &HardwareTools::edit);
    row.addCommand(tr("This machine (measure…)"), [this] { measure(); });
}

void HardwareTools::edit() {
    if (m_editor) return m_editor->raise();
    // The valid scenario's file could be read when it was chosen.
    Hardware hardware;
    try {
        hardware = loadHardware(m_session.validScenario().hardware);
    } catch (const std::exception&) {
        hardware = readHardware(hardwarePresets().front().json);
    }
    m_editor = new HardwareEditor(hardware, m_theme, m_row.window());
    connect(m_editor, &HardwareEditor::saved, this, &HardwareTools::select);
    m_editor->show();
}

void HardwareTools::measure() {
    if (m_dialog) return m_dialog->raise();
    m_dialog = new MeasureDialog(m_theme, m_row.window());
    connect(m_dialog, &MeasureDialog::measured, this, [this] { select(thisMachinePath()); });
    m_dialog->show();
    m_dialog->start();
}

// Also when it is selected already: the file has changed.
void HardwareTools::select(const QString& path) {
    if (m_session.scenario().hardware == path.toStdString()) {
        m_session.recheck();
    } else {
        m_row.commitTyped(path);
    }
}

}  // namespace triscope::gui
