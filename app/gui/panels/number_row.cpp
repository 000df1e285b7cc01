#include "app/gui/panels/number_row.h"

#include <algorithm>

#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/log_slider.h"

namespace triscope::gui {

LengthRow::LengthRow(Session& session, const Theme& theme, const char* field, const QString& label,
                     const LogScale& scale, LengthField::SliderPlace place, QWidget* parent)
    : FieldRow(session, theme, field, label, parent), m_length(new LengthField(scale, place, theme, this)) {
    setControl(m_length,
               place == LengthField::SliderPlace::Beside ? NotePlace::Overlay : NotePlace::OverlayAcross);
    m_length->slider().setAccessibleName(m_length->accessibleName());
    m_length->box().setAccessibleName(m_length->accessibleName());
    connect(m_length, &LengthField::gestureStarted, this,
            [this] { m_merge_id = this->session().newMergeId(); });
    connect(m_length, &LengthField::edited, this, [this](Index value) {
        edit([&](Scenario& scenario) { this->field().setNumber(scenario, value); }, m_merge_id);
    });
    connect(m_length, &LengthField::typed, this, &LengthRow::commitTyped);
    follow();
}

void LengthRow::snapToBlocks() {
    m_snaps_to_blocks = true;
    show(session().scenario());
}

void LengthRow::show(const Scenario& scenario) {
    m_length->setSnap(m_snaps_to_blocks ? std::max<Index>(1, session().validScenario().block) : 1);
    m_length->showValue(field().number(scenario));
}

void LengthRow::issueShown(bool shown) {
    m_length->setTicksVisible(!shown);
}

NumberRow::NumberRow(Session& session, const Theme& theme, const char* field, const QString& label,
                     QWidget* parent)
    : FieldRow(session, theme, field, label, parent), m_box(new CountEdit(this)) {
    setControl(m_box, NotePlace::Below);
    connect(m_box, &CountEdit::typed, this, &NumberRow::commit);
    follow();
}

void NumberRow::allowEmpty(std::function<void(Scenario&)> leave_open) {
    m_leave_open = std::move(leave_open);
}

void NumberRow::commit(const QString& text) {
    if (m_leave_open && text.trimmed().isEmpty()) {
        edit(m_leave_open);
    } else {
        commitTyped(text);
    }
}

void NumberRow::setDefault(const QString& text) {
    m_box->setPlaceholderText(text);
}

void NumberRow::show(const Scenario& scenario) {
    m_box->showCount(field().number(scenario));
}

}  // namespace triscope::gui
