#include "app/gui/dialogs/measure_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/gui/dialogs/this_machine_file.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "core/scenario/this_machine.h"

namespace triscope::gui {

namespace {

constexpr int kWidth = 440;
constexpr int kSteps = 1000;

}  // namespace

MeasureDialog::MeasureDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent), m_runner(new Runner(this)), m_progress(new QProgressBar(this)) {
    setWindowTitle(tr("Measure this machine"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kWidth);
    auto* words =
        new QLabel(tr("Multiply-adds in registers, matrix products, attention and memory traffic, on "
                      "all threads. It takes a few seconds; other programs at work lower the figures."),
                   this);
    words->setWordWrap(true);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_status = new ElidedLabel(theme, 2, this);
    auto* buttons = new QDialogButtonBox(this);
    m_again = buttons->addButton(tr("Try again"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::kGap, 3 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(2 * Theme::kGap);
    for (QWidget* part : std::initializer_list<QWidget*>{words, m_progress, m_status, buttons})
        layout->addWidget(part);
    connect(m_again, &QPushButton::clicked, this, &MeasureDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_runner, &Runner::progressed, this,
            [this](double share) { m_progress->setValue(static_cast<int>(share * kSteps)); });
    connect(m_runner, &Runner::failed, this, &MeasureDialog::fail);
}

bool MeasureDialog::busy() const {
    return m_runner->busy();
}

void MeasureDialog::start() {
    m_again->setEnabled(false);
    m_progress->setValue(0);
    m_status->setText(tr("Measuring…"));
    m_runner->run(
        tr("Measuring this machine"), [](const RunControl& control) { return measureThisMachine(control); },
        [this](const std::shared_ptr<const Hardware>& machine) {
            try {
                storeMachine(*machine);
            } catch (...) {
                return fail(describe(std::current_exception()));
            }
            emit measured();
            close();
        });
}

void MeasureDialog::fail(const QString& why) {
    m_status->setText(why, Tone::Error);
    m_again->setEnabled(true);
}

}  // namespace triscope::gui
