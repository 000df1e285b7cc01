#include "app/gui/pages/agree/run_fields.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/count_edit.h"
#include "core/base/numbers.h"
#include "core/scenario/fields.h"
#include "core/scenario/run_shape.h"

namespace triscope::gui {

RunFields::RunFields(Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_theme(theme), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins({});
    m_layout->setSpacing(Theme::kGap);
    m_boxes.reserve(5);
    addBox("run-seq", tr("Tokens"), Index{1} << 20, tr("Tokens of the run"));
    addBox("run-heads", tr("Heads"), 1024, tr("Heads of the run"));
    addBox("run-kv-heads", tr("KV heads"), 1024, tr("KV heads of the run"));
    addBox("run-head-dim", tr("Head dim"), 4096, tr("Head dimension of the run"));
    addType();
    addBox("seed", tr("Seed"), 99'999, tr("Seed"));
    m_layout->addStretch(1);
    connect(&m_session, &Session::scenarioChanged, this, [this] {
        for (Box& box : m_boxes) box.typed_issue.reset();
        show();
    });
    connect(&m_session, &Session::issuesChanged, this, &RunFields::showIssues);
    connect(&m_theme, &Theme::changed, this, &RunFields::showIssues);
    show();
}

void RunFields::addColumn(const QString& name, QWidget* control) {
    auto* label = new QLabel(name, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(control);
    control->setAccessibleName(name);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(label);
    column->addWidget(control);
    m_layout->addLayout(column);
}

void RunFields::addBox(const char* field, const QString& name, Index widest, const QString& undo_name) {
    auto* edit = new CountEdit(this);
    edit->setObjectName(QLatin1String(field));
    edit->setWidest(widest);
    addColumn(name, edit);
    m_boxes.push_back({field, name, edit, {}});
    connect(edit, &CountEdit::typed, this, [this, at = m_boxes.size() - 1, undo_name](const QString& typed) {
        take(m_boxes[at], typed, undo_name);
    });
}

void RunFields::addType() {
    m_type = new QComboBox(this);
    m_type->setObjectName(QStringLiteral("dtype"));
    m_type->addItems({QStringLiteral("fp32"), QStringLiteral("fp16"), QStringLiteral("bf16")});
    m_type->setToolTip(translateCore(findScenarioField("dtype")->help));
    addColumn(tr("Type"), m_type);
    connect(m_type, &QComboBox::activated, this, [this] {
        Scenario next = m_session.scenario();
        next.run.dtype = m_type->currentText().toStdString();
        m_session.apply(next, tr("Type of the run"));
    });
}

void RunFields::setSettledByFiles(bool settled) {
    m_settled_by_files = settled;
    for (Box& box : m_boxes) {
        box.typed_issue.reset();
        box.edit->setEnabled(!settled);
        box.edit->setPlaceholderText(settled ? tr("file") : QString());
    }
    show();
}

void RunFields::commit() {
    // A box tells what was typed when the focus leaves it.
    QWidget* focused = focusWidget();
    if (focused == nullptr || !focused->hasFocus()) return;
    focused->clearFocus();
    focused->setFocus();
}

QString RunFields::issue() const {
    for (const Box& box : m_boxes) {
        if (const auto message = issueOf(box)) return tr("%1: %2").arg(box.name, translate(*message));
    }
    const auto type = m_session.issueFor("dtype");
    return type ? tr("%1: %2").arg(tr("Type"), translate(*type)) : QString();
}

QString RunFields::lengthHint() const {
    const Scenario& scenario = m_session.scenario();
    if (runShape(scenario) == scenario.mask.shape) return {};
    return tr("Own length, not the scenario's %1").arg(grouped(scenario.mask.shape.keys));
}

void RunFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showIssues();
}

void RunFields::take(Box& box, const QString& typed, const QString& undo_name) {
    const ScenarioField& field = *findScenarioField(box.field);
    Scenario next = m_session.scenario();
    box.typed_issue.reset();
    if (const auto value = parseCount(typed.toStdString())) {
        // Also an impossible number: it is shown as it is, with what would be possible.
        field.setNumber(next, *value);
        m_session.apply(next, undo_name);
        show();
    } else {
        box.typed_issue = setField(next, field, typed.toStdString())->message;
        showIssues();
    }
}

void RunFields::show() {
    const Scenario& scenario = m_session.scenario();
    for (const Box& box : m_boxes) {
        box.edit->showCount(m_settled_by_files ? std::nullopt
                                               : findScenarioField(box.field)->number(scenario));
    }
    const QSignalBlocker quiet(m_type);
    m_type->setCurrentText(QString::fromStdString(scenario.run.dtype));
    showIssues();
}

void RunFields::showIssues() {
    for (const Box& box : m_boxes) {
        const auto message = m_settled_by_files ? std::nullopt : issueOf(box);
        // A frame of its own colour besides the sentence, so that one sees which box is meant.
        QPalette palette = box.edit->parentWidget()->palette();
        if (message) {
            palette.setColor(QPalette::Text, m_theme.colors().error);
            palette.setColor(QPalette::Window, m_theme.colors().error);
        }
        if (box.edit->palette() != palette) box.edit->setPalette(palette);
        QString help = translateCore(findScenarioField(box.field)->help);
        if (const QString hint = lengthHint(); box.field == std::string_view("run-seq") && !hint.isEmpty())
            help += u'\n' + hint;
        box.edit->setToolTip(message ? translate(*message) : help);
        box.edit->setAccessibleDescription(box.edit->toolTip());
    }
    emit issueChanged();
}

std::optional<Message> RunFields::issueOf(const Box& box) const {
    return box.typed_issue ? box.typed_issue : m_session.issueFor(box.field);
}

}  // namespace triscope::gui
