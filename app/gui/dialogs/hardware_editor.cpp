#include "app/gui/dialogs/hardware_editor.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/gui/dialogs/figure_fields.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "core/cost/hardware_figures.h"
#include "core/cost/hardware_file.h"

namespace triscope::gui {

HardwareEditor::HardwareEditor(const Hardware& start, const Theme& theme, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Edit a device"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* texts = new QGridLayout;
    texts->setHorizontalSpacing(2 * Theme::kGap);
    m_name = addText(*texts, tr("Name"), start.name, "name");
    m_title = addText(*texts, tr("Title"), start.title, "title");
    m_note = addText(*texts, tr("Note"), start.note, "note");
    m_status = new ElidedLabel(theme, 2, this);
    m_status->setObjectName(QStringLiteral("status"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::kGap, 3 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(2 * Theme::kGap);
    layout->addLayout(texts);
    layout->addWidget(makeFigures(theme));
    layout->addStretch(1);
    layout->addWidget(m_status);
    addButtons();
    m_choose_path = [](QWidget* above, const QString& name) {
        return QFileDialog::getSaveFileName(above, tr("Save the device"), name, tr("JSON files (*.json)"));
    };
    for (FigureFields* figure : m_figures) {
        figure->show(start);
        connect(figure, &FigureFields::changed, this, &HardwareEditor::follow);
    }
    for (QLineEdit* edit : {m_name, m_title, m_note})
        connect(edit, &QLineEdit::textChanged, this, &HardwareEditor::follow);
    follow();
}

QLineEdit* HardwareEditor::addText(QGridLayout& grid, const QString& title, const std::string& text,
                                   const char* name) {
    auto* label = new QLabel(title, this);
    auto* edit = new QLineEdit(QString::fromStdString(text), this);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(title);
    edit->setCursorPosition(0);
    label->setBuddy(edit);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(edit, row, 1);
    return edit;
}

QWidget* HardwareEditor::makeFigures(const Theme& theme) {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Theme::kGap);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(5, 1);
    int column = 1;
    for (const QString& title : {tr("Value"), tr("Unit"), tr("Confidence"), tr("Date"), tr("Source")}) {
        auto* heading = new QLabel(title, holder);
        heading->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(heading, 0, column++);
    }
    for (const HardwareFigure& figure : hardwareFigures())
        m_figures.push_back(new FigureFields(figure, *grid, theme, holder));
    return holder;
}

void HardwareEditor::addButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save as…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_save, &QPushButton::clicked, this, &HardwareEditor::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout()->addWidget(buttons);
}

Hardware HardwareEditor::hardware() const {
    Hardware hardware;
    hardware.name = m_name->text().trimmed().toStdString();
    hardware.title = m_title->text().trimmed().toStdString();
    hardware.note = m_note->text().trimmed().toStdString();
    for (const FigureFields* fields : m_figures) {
        auto figure = fields->figure();
        if (figure || fields->kind().optional != nullptr) fields->kind().set(hardware, std::move(figure));
    }
    return hardware;
}

// The figures say their own faults beside them; this is about the rest.
QString HardwareEditor::fault() const {
    const auto tooLong = [](const QLineEdit* edit, std::size_t most) {
        return edit->text().trimmed().toUtf8().size() > static_cast<qsizetype>(most);
    };
    const bool unnamed = m_name->text().trimmed().isEmpty() || m_title->text().trimmed().isEmpty();
    if (unnamed) return tr("Give the device a name and a title.");
    if (tooLong(m_name, kLongestName) || tooLong(m_title, kLongestTitle) || tooLong(m_note, kLongestNote)) {
        return tr("At most %1 bytes of name, %2 of title and %3 of note.")
            .arg(kLongestName)
            .arg(kLongestTitle)
            .arg(kLongestNote);
    }
    for (const FigureFields* fields : m_figures)
        if (!fields->fault().isEmpty()) return tr("Correct what is marked above.");
    const Hardware typed = hardware();
    if (!typed.fp16_peak && !typed.bf16_peak && !typed.fp32_peak)
        return tr("Give at least one of the peaks in fp16, bf16 and fp32.");
    return {};
}

void HardwareEditor::follow() {
    const QString why = fault();
    m_save->setEnabled(why.isEmpty());
    if (why.isEmpty()) {
        m_status->setText(tr("Saving makes a file of your own and chooses it; the preset stays as it is."));
    } else {
        m_status->setText(why, Tone::Error);
    }
}

void HardwareEditor::save() {
    QString path = m_choose_path(this, m_name->text().trimmed() + QStringLiteral(".json"));
    if (path.isEmpty()) return;
    if (!path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) path += QStringLiteral(".json");
    try {
        writeHardware(QFile::encodeName(path).toStdString(), hardware());
    } catch (...) {
        m_status->setText(tr("Not saved: %1").arg(describe(std::current_exception())), Tone::Error);
        return;
    }
    emit saved(path);
    close();
}

}  // namespace triscope::gui
