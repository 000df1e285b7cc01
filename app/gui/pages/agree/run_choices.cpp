#include "app/gui/pages/agree/run_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/npu/backends.h"
#include "core/scenario/fields.h"

namespace triscope::gui {

namespace {

QLabel* titleOf(const QString& title, QWidget* control, QWidget* parent) {
    auto* label = new QLabel(title, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(control);
    return label;
}

}  // namespace

RunChoices::RunChoices(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_choices(new QWidget(this)) {
    m_row->setContentsMargins({});
    m_row->setSpacing(Theme::kGap);
    auto* choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins({});
    choices->setSpacing(Theme::kGap);
    m_inputs = addChoice("inputs", tr("&Inputs"),
                         {QStringLiteral("normal"), QStringLiteral("sink-like"), QStringLiteral("needle")},
                         tr("Inputs of the run"));
    m_rule = addChoice("rule", tr("R&ule"),
                       {QStringLiteral("auto"), QStringLiteral("same-dtype"), QStringLiteral("vendor"),
                        QStringLiteral("tolerance"), QStringLiteral("derived")},
                       tr("Rule of the run"));
    choices->addStretch(1);
    m_row->addWidget(m_choices);
    m_row->addStretch(1);
    m_row->addWidget(makeBackends());
    connect(&m_session, &Session::scenarioChanged, this, &RunChoices::show);
    show();
}

QComboBox* RunChoices::addChoice(const char* field, const QString& title, const QStringList& names,
                                 const QString& undo_name) {
    auto* box = new QComboBox(m_choices);
    box->setObjectName(QLatin1String(field));
    box->addItems(names);
    box->setToolTip(translateCore(findScenarioField(field)->help));
    m_choices->layout()->addWidget(titleOf(title, box, m_choices));
    m_choices->layout()->addWidget(box);
    connect(box, &QComboBox::activated, this, [this, field, box, undo_name] {
        Scenario next = m_session.scenario();
        setField(next, *findScenarioField(field), box->currentText().toStdString());
        m_session.apply(next, undo_name);
    });
    return box;
}

// Whether a backend can run here is found out when it is asked to: a device may take long to answer.
QWidget* RunChoices::makeBackends() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins({});
    row->setSpacing(Theme::kGap);
    row->addWidget(titleOf(tr("Run on"), nullptr, holder));
    for (const AttentionBackend* backend : allBackends()) {
        auto* box = new QCheckBox(text(backend->name()), holder);
        box->setObjectName(QStringLiteral("agree.") + text(backend->name()));
        box->setChecked(backend->name() == "reference" || backend->name() == "cpu");
        QString help = tr("Run %1, and hold it against each of the others").arg(text(backend->name()));
        if (backend->name() == "npu")
            help +=
                u'\n' + tr("Written after CANN's documents and tested against a stand-in of its libraries; "
                           "it has never been run on a physical NPU.");
        box->setToolTip(help);
        connect(box, &QCheckBox::toggled, this, &RunChoices::backendsChosen);
        row->addWidget(box);
        m_backends.push_back(box);
    }
    return holder;
}

void RunChoices::setSettledByFiles(bool settled) {
    m_inputs->setEnabled(!settled);
}

std::vector<std::string> RunChoices::backends() const {
    std::vector<std::string> names;
    for (const QCheckBox* box : m_backends) {
        if (box->isChecked()) names.push_back(box->text().toStdString());
    }
    return names;
}

void RunChoices::show() {
    const RunSettings& run = m_session.scenario().run;
    const QSignalBlocker quiet_inputs(m_inputs);
    const QSignalBlocker quiet_rule(m_rule);
    m_inputs->setCurrentText(QString::fromStdString(run.inputs));
    m_rule->setCurrentText(QString::fromStdString(run.rule));
}

// One row where both parts fit beside each other, else two.
void RunChoices::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int needed = m_choices->minimumSizeHint().width() +
                       m_row->itemAt(m_row->count() - 1)->minimumSize().width() + 4 * Theme::kGap;
    m_row->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace triscope::gui
