#include "app/gui/pages/agree/run_controls.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <algorithm>

#include "app/gui/pages/agree/run_choices.h"
#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/theme/theme.h"
#include "core/attention/structured_inputs.h"

namespace triscope::gui {

namespace {

QString namesOf(const TensorFiles& files) {
    QStringList names;
    for (const std::string& path : {files.q, files.k, files.v})
        names << QFileInfo(QString::fromStdString(path)).fileName();
    return names.join(QStringLiteral(" · "));
}

}  // namespace

RunControls::RunControls(Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_fields(new RunFields(session, theme, this)),
      m_choices(new RunChoices(session, this)),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_source(new ElidedLabel(theme, 1, this)),
      m_estimate(new ElidedLabel(theme, 1, this)),
      m_status(new ElidedLabel(theme, 1, this)) {
    m_row->setSpacing(Theme::kGap);
    m_row->addWidget(m_fields);
    m_row->addWidget(makeButtons(), 0, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addLayout(m_row);
    layout->addSpacing(Theme::kGap / 2);
    layout->addWidget(m_choices);
    layout->addWidget(m_source);
    layout->addWidget(m_estimate);
    layout->addWidget(m_status);
    connect(m_choices, &RunChoices::backendsChosen, this, &RunControls::showSource);
    connect(m_choices, &RunChoices::backendsChosen, this, &RunControls::backendsChosen);
    connect(&session, &Session::scenarioChanged, this, &RunControls::showSource);
    showFiles({});
}

std::vector<std::string> RunControls::backends() const {
    return m_choices->backends();
}

QWidget* RunControls::makeButtons() {
    auto* holder = new QWidget(this);
    const auto make = [&](const QString& text, const QString& tip, auto signal) {
        auto* button = new QPushButton(text, holder);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        return button;
    };
    m_seeded = make(tr("Use seeded"), tr("Draw Q, K and V by the seed (S)"), &RunControls::seededAsked);
    QPushButton* open = make(tr("Open Q, K, V…"), tr("Read Q, K and V from .npy or .safetensors files (O)"),
                             &RunControls::filesAsked);
    m_run = make(tr("Run"), tr("Run the chosen backends and compare them (R)"), &RunControls::runAsked);
    m_cancel = make(tr("Cancel"), tr("Stop the run; what is shown stays"), &RunControls::cancelAsked);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins({});
    row->setSpacing(Theme::kGap);
    row->addWidget(m_seeded);
    row->addWidget(open);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_run);
    return holder;
}

void RunControls::showFiles(const TensorFiles& files) {
    m_files = files;
    m_seeded->setEnabled(files.given());
    m_fields->setSettledByFiles(files.given());
    m_choices->setSettledByFiles(files.given());
    showSource();
}

void RunControls::showSource() {
    const auto sentence = [this] {
        if (m_files.given()) return tr("Inputs: %1").arg(namesOf(m_files));
        switch (findInputKind(m_session.scenario().run.inputs).value_or(InputKind::Normal)) {
            case InputKind::SinkLike:
                return tr("Inputs: unit Gaussians by the seed; every query aligns with the first %1 keys, "
                          "which take three quarters of the last query's attention, and more before it")
                    .arg(kSinkTokens);
            case InputKind::Needle:
                return tr(
                    "Inputs: unit Gaussians by the seed; the queries of the last quarter seek the key "
                    "a quarter into the prompt");
            case InputKind::Normal:
                break;
        }
        return tr("Inputs: unit Gaussians by the seed");
    };
    QStringList parts;
    const std::vector<std::string> chosen = backends();
    if (std::find(chosen.begin(), chosen.end(), "npu") != chosen.end())
        parts << tr("npu has never been run on a physical NPU");
    if (const QString hint = m_fields->lengthHint(); !m_files.given() && !hint.isEmpty()) parts << hint;
    parts << sentence();
    m_source->setText(parts.join(QStringLiteral(" · ")));
}

void RunControls::showWorking(bool working, bool may_run) {
    m_run->setEnabled(may_run && !working);
    m_cancel->setEnabled(working);
}

void RunControls::showEstimate(const QString& sentence) {
    m_estimate->setText(sentence);
}

void RunControls::showStatus(const QString& sentence, Tone tone) {
    m_status->setText(sentence, tone);
}

// One row where both parts fit beside each other, else two.
void RunControls::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int needed =
        m_row->itemAt(0)->minimumSize().width() + m_row->itemAt(1)->minimumSize().width() + 4 * Theme::kGap;
    m_row->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setAlignment(m_row->itemAt(1)->widget(),
                        m_row->direction() == QBoxLayout::LeftToRight ? Qt::AlignBottom : Qt::Alignment());
}

}  // namespace triscope::gui
