#include "app/gui/pages/agree/run_controls.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>

#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "core/npu/backends.h"

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
      m_fields(new RunFields(session, theme, this)),
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
    layout->addLayout(makeSourceRow());
    layout->addWidget(m_estimate);
    layout->addWidget(m_status);
    showFiles({});
}

// Whether a backend can run here is found out when it is asked to: a device may take long to answer.
QLayout* RunControls::makeSourceRow() {
    m_backend = new QComboBox(this);
    m_backend->setObjectName(QStringLiteral("agree.backend"));
    for (const AttentionBackend* backend : allBackends()) {
        if (backend->name() != "reference") m_backend->addItem(text(backend->name()));
    }
    auto* title = new QLabel(tr("&Backend"), this);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setBuddy(m_backend);
    m_backend->setToolTip(tr("What is held against the double-precision reference"));
    connect(m_backend, &QComboBox::currentTextChanged, this, &RunControls::backendChosen);
    auto* row = new QHBoxLayout;
    row->addWidget(m_source, 1);
    row->addWidget(title);
    row->addWidget(m_backend);
    return row;
}

std::string RunControls::backend() const {
    return m_backend->currentText().toStdString();
}

QWidget* RunControls::makeButtons() {
    auto* holder = new QWidget(this);
    const auto make = [&](const QString& text, const QString& tip, auto signal) {
        auto* button = new QPushButton(text, holder);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        return button;
    };
    m_seeded = make(tr("Use seeded"), tr("Draw Q, K and V from a unit Gaussian by the seed (S)"),
                    &RunControls::seededAsked);
    QPushButton* open =
        make(tr("Open Q, K, V…"), tr("Read Q, K and V from three .npy files (O)"), &RunControls::filesAsked);
    m_run = make(tr("Run"), tr("Run the reference and the chosen backend and compare them (R)"),
                 &RunControls::runAsked);
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
    m_seeded->setEnabled(files.given());
    m_source->setText(files.given() ? tr("Inputs: %1").arg(namesOf(files))
                                    : tr("Inputs: unit Gaussians, drawn by the seed"));
    m_fields->setSettledByFiles(files.given());
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
