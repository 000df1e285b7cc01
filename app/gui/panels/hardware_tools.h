#pragma once

#include <QObject>
#include <QPointer>

namespace triscope::gui {

class ChoiceRow;
class HardwareEditor;
class MeasureDialog;
class Session;
class Theme;

// What the hardware box can do besides choosing: edit a copy of a device, and measure this machine. A child
// of the row.
class HardwareTools final : public QObject {
    Q_OBJECT

  public:
    HardwareTools(ChoiceRow& row, Session& session, const Theme& theme);

    void edit();
    void measure();

  private:
    void select(const QString& path);

    ChoiceRow& m_row;
    Session& m_session;
    const Theme& m_theme;
    QPointer<HardwareEditor> m_editor;
    QPointer<MeasureDialog> m_dialog;
};

}  // namespace triscope::gui
