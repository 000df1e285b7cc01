#include "app/gui/panels/field_row.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include "app/gui/text/translate.h"
#include "app/gui/widgets/elided_label.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kLabelWidth = 88;

QString withoutMnemonic(QString text) {
    // "Length" of "&Length", and "长度" of "长度(&L)".
    const auto bracket = text.indexOf(QStringLiteral("(&"));
    if (bracket >= 0) text.truncate(bracket);
    return text.remove(u'&');
}

}  // namespace

FieldRow::FieldRow(Session& session, const Theme& theme, const char* field, const QString& label,
                   QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_field(*findScenarioField(field)),
      m_issue_fields{m_field.name},
      m_grid(new QGridLayout(this)),
      m_label(new QLabel(label, this)) {
    setObjectName(QLatin1String(field));
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(Theme::kGap);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnMinimumWidth(0, kLabelWidth);
    m_grid->setColumnStretch(1, 1);
    m_label->setFixedHeight(QLineEdit().sizeHint().height());
    m_grid->addWidget(m_label, 0, 0, Qt::AlignTop | Qt::AlignLeft);
}

void FieldRow::alsoShowIssuesOf(std::initializer_list<const char*> fields) {
    m_issue_fields.insert(m_issue_fields.end(), fields);
    showIssue();
}

void FieldRow::setUsed(bool used, const QString& why_not) {
    m_label->setEnabled(used);
    m_control->setEnabled(used);
    m_note->setEnabled(used);
    setToolTip(used ? translateCore(m_field.help) : why_not);
}

QString FieldRow::issue() const {
    return m_note->tone() == Tone::Error ? m_note->text() : QString();
}

void FieldRow::setControl(QWidget* control, NotePlace place, int note_lines) {
    m_control = control;
    m_label->setBuddy(control);
    control->setAccessibleName(withoutMnemonic(m_label->text()));
    m_note = new ElidedLabel(m_theme, note_lines, this);
    const bool across = place == NotePlace::OverlayAcross;
    m_grid->addWidget(control, 0, across ? 0 : 1, place == NotePlace::Below ? 1 : 2, across ? 2 : 1);
    m_grid->addWidget(m_note, 1, 0, 1, 2, Qt::AlignBottom);
    m_label->raise();
    setUsed(true, {});
}

void FieldRow::setNote(const QString& note) {
    m_note_text = note;
    showIssue();
}

void FieldRow::follow() {
    connect(&m_session, &Session::scenarioChanged, this, [this] {
        m_typed_issue.reset();
        show(m_session.scenario());
        showIssue();
    });
    connect(&m_session, &Session::issuesChanged, this, &FieldRow::showIssue);
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
    show(m_session.scenario());
    showIssue();
}

void FieldRow::edit(const std::function<void(Scenario&)>& change, int merge_id) {
    Scenario next = m_session.scenario();
    change(next);
    m_typed_issue.reset();
    m_session.apply(next, withoutMnemonic(m_label->text()), merge_id);
    showIssue();
}

void FieldRow::commitTyped(const QString& text) {
    const std::string typed = text.toStdString();
    if (!m_field.isNumber()) {
        edit([&](Scenario& scenario) { m_field.setText(scenario, typed); });
    } else if (const auto value = parseCount(typed)) {
        edit([&](Scenario& scenario) { m_field.setNumber(scenario, *value); });
        // Also when it is the same number, written in another way.
        show(m_session.scenario());
    } else {
        Scenario unchanged = m_session.scenario();
        m_typed_issue = setField(unchanged, m_field, typed)->message;
        showIssue();
    }
}

void FieldRow::showIssue() {
    std::optional<Message> message = m_typed_issue;
    for (const char* name : m_issue_fields) {
        if (!message) message = m_session.issueFor(name);
    }
    m_note->setText(message ? translate(*message) : m_note_text, message ? Tone::Error : Tone::Muted);
    m_control->setAccessibleDescription(m_note->text());
    m_note->raise();
    issueShown(message.has_value());
}

}  // namespace triscope::gui
