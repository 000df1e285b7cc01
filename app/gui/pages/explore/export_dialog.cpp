#include "app/gui/pages/explore/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>
#include <iterator>
#include <string_view>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/npu/mask_values.h"

namespace triscope::gui {

namespace {

constexpr int kWidth = 480;
constexpr int kStatusLines = 3;
constexpr int kPresets[] = {512, 1024, 2048, 4096, 8192};

// A line of the list of kinds. `level` is set where the kind of file settles it.
struct Kind {
    MaskFileKind kind;
    std::optional<MaskLevel> level;
    const char* ending;
};

constexpr Kind kKinds[] = {{MaskFileKind::Png, {}, ".png"},
                           {MaskFileKind::Svg, {}, ".svg"},
                           {MaskFileKind::Csv, {}, ".csv"},
                           {MaskFileKind::Npy, MaskLevel::Token, ".npy"},
                           {MaskFileKind::Npy, MaskLevel::Block, ".npy"},
                           {MaskFileKind::Text, {}, ".txt"}};

int indexOf(const MaskFileOptions& options) {
    for (int at = 0; at < static_cast<int>(std::size(kKinds)); ++at) {
        const Kind& kind = kKinds[at];
        if (kind.kind == options.kind && (!kind.level || kind.level == options.level)) return at;
    }
    return 0;
}

}  // namespace

ExportDialog::ExportDialog(MaskPtr mask, Index block, const MaskFileOptions& start, const Theme& theme,
                           QWidget* parent)
    : QDialog(parent), m_mask(std::move(mask)), m_block(block) {
    setWindowTitle(tr("Export the mask"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kWidth);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(2 * Theme::kGap);
    m_form->setVerticalSpacing(Theme::kGap);
    addKinds();
    addLook(start);
    addSize(start);
    addNumbers(start);
    m_status = new ElidedLabel(theme, kStatusLines, this);
    m_status->setObjectName(QStringLiteral("status"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::kGap, 3 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(2 * Theme::kGap);
    layout->addLayout(m_form);
    layout->addStretch(1);
    layout->addWidget(m_status);
    addButtons();
    m_choose_path = [](QWidget* above, const QString& ending) {
        return QFileDialog::getSaveFileName(above, tr("Export the mask"), tr("mask") + ending,
                                            QStringLiteral("*") + ending);
    };
    // As high as the kind with the most to choose, so that another one does not make the window jump.
    follow();
    layout->activate();
    setMinimumHeight(sizeHint().height());
    m_kind->setCurrentIndex(indexOf(start));
}

void ExportDialog::addKinds() {
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->addItems({tr("Picture (PNG)"), tr("Vector picture (SVG)"), tr("Spans of each row (CSV)"),
                      tr("Token mask (NumPy)"), tr("Block mask (NumPy)"), tr("Text picture")});
    m_form->addRow(tr("File"), m_kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
}

void ExportDialog::addLook(const MaskFileOptions& start) {
    m_level = new QComboBox(this);
    m_level->setObjectName(QStringLiteral("level"));
    m_level->addItems({tr("tokens"), tr("%1-blocks").arg(grouped(m_block))});
    m_level->setCurrentIndex(start.level == MaskLevel::Block ? 1 : 0);
    m_form->addRow(tr("Shows"), m_level);
    connect(m_level, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    m_colors = new QComboBox(this);
    m_colors->setObjectName(QStringLiteral("theme"));
    m_colors->addItems({tr("light"), tr("dark")});
    m_colors->setCurrentIndex(start.dark ? 1 : 0);
    m_form->addRow(tr("Colours"), m_colors);
    connect(m_colors, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    m_boosted = new QCheckBox(tr("Show thin parts"), this);
    m_boosted->setObjectName(QStringLiteral("boosted"));
    m_boosted->setToolTip(
        tr("A pixel that keeps anything at all is drawn at 30 % or more. Off: colour is exactly "
           "the share."));
    m_boosted->setChecked(start.shade == Shade::Boosted);
    m_form->addRow(tr("Shading"), m_boosted);
    connect(m_boosted, &QCheckBox::toggled, this, &ExportDialog::follow);
}

void ExportDialog::addSize(const MaskFileOptions& start) {
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("preset"));
    for (const int side : kPresets) {
        m_preset->addItem(QStringLiteral("%1 × %1").arg(grouped(side)));
    }
    m_preset->addItem(tr("Another size"));
    m_sides = new QWidget(this);
    auto* row = new QHBoxLayout(m_sides);
    row->setContentsMargins({});
    row->addWidget(m_preset, 1);
    for (QSpinBox** side : {&m_width, &m_height}) {
        *side = new QSpinBox(m_sides);
        (*side)->setRange(1, static_cast<int>(kMaxPictureSide));
        (*side)->setGroupSeparatorShown(true);
        row->addWidget(*side);
        connect(*side, &QSpinBox::valueChanged, this, &ExportDialog::follow);
    }
    m_width->setObjectName(QStringLiteral("width"));
    m_width->setAccessibleName(tr("Width in pixels"));
    m_height->setObjectName(QStringLiteral("height"));
    m_height->setAccessibleName(tr("Height in pixels"));
    m_width->setValue(static_cast<int>(start.width));
    m_height->setValue(static_cast<int>(start.height));
    m_form->addRow(tr("Pixels"), m_sides);
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::setSize);
}

void ExportDialog::addNumbers(const MaskFileOptions& start) {
    m_value = new QComboBox(this);
    m_value->setObjectName(QStringLiteral("value"));
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->setToolTip(
        tr("bool: true where a query sees a key. A number: what is added to the score where it "
           "does not, and 0 where it does; choose one or type your own."));
    m_value->addItem(QStringLiteral("bool"));
    for (const MaskValue& value : maskValues()) {
        if (value.name != std::string_view("-FLT_MAX")) m_value->addItem(QLatin1String(value.name));
    }
    if (start.additive) m_value->setCurrentText(QString::number(start.additive->asked, 'g', 9));
    m_form->addRow(tr("Mask value"), m_value);
    connect(m_value, &QComboBox::currentTextChanged, this, &ExportDialog::follow);
    m_dtype = new QComboBox(this);
    m_dtype->setObjectName(QStringLiteral("dtype"));
    m_dtype->addItems({QStringLiteral("fp32"), QStringLiteral("fp16")});
    m_dtype->setCurrentIndex(start.additive && start.additive->dtype == Dtype::Fp16 ? 1 : 0);
    m_form->addRow(tr("Number type"), m_dtype);
    connect(m_dtype, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
}

void ExportDialog::addButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_copy = buttons->addButton(tr("Copy image"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        emit copyAsked(*options());
        accept();
    });
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void ExportDialog::setSize(int preset) {
    if (preset >= static_cast<int>(std::size(kPresets))) return m_width->setFocus();
    m_width->setValue(kPresets[preset]);
    m_height->setValue(kPresets[preset]);
}

std::optional<MaskFileOptions> ExportDialog::options() const {
    const Kind& kind = kKinds[m_kind->currentIndex()];
    MaskFileOptions options{.kind = kind.kind};
    options.level = kind.level.value_or(m_level->currentIndex() == 0 ? MaskLevel::Token : MaskLevel::Block);
    options.width = m_width->value();
    options.height = m_height->value();
    options.dark = m_colors->currentIndex() == 1;
    options.shade = m_boosted->isChecked() ? Shade::Boosted : Shade::Linear;
    if (kind.kind != MaskFileKind::Npy || options.level != MaskLevel::Token) return options;
    MaskFileTexts texts{.out = kind.ending};
    texts.mask_value = m_value->currentText().trimmed().toStdString();
    if (texts.mask_value == "bool") return options;
    texts.mask_dtype = m_dtype->currentText().toStdString();
    try {
        options.additive = parseMaskFileOptions(texts)->additive;
    } catch (const InputError& error) {
        m_status->setText(translate(error.issues().front().message), Tone::Error);
        return std::nullopt;
    }
    return options;
}

// Shows the rows that apply, and what would come of the choice.
void ExportDialog::follow() {
    if (m_save == nullptr) return;
    const Kind& kind = kKinds[m_kind->currentIndex()];
    const bool picture = kind.kind == MaskFileKind::Png || kind.kind == MaskFileKind::Svg;
    const bool numbers = kind.kind == MaskFileKind::Npy && kind.level == MaskLevel::Token;
    const auto show = [this](QWidget* field, bool visible) {
        field->setVisible(visible);
        m_form->labelForField(field)->setVisible(visible);
    };
    show(m_level, !kind.level);
    show(m_colors, picture);
    show(m_boosted, kind.kind == MaskFileKind::Png);
    show(m_sides, picture);
    show(m_value, numbers);
    show(m_dtype, numbers && m_value->currentText() != QStringLiteral("bool"));
    m_copy->setVisible(kind.kind == MaskFileKind::Png);
    const auto* preset = std::find(std::begin(kPresets), std::end(kPresets), m_width->value());
    m_preset->setCurrentIndex(m_width->value() == m_height->value()
                                  ? static_cast<int>(preset - std::begin(kPresets))
                                  : static_cast<int>(std::size(kPresets)));
    const auto chosen = options();
    m_save->setEnabled(chosen.has_value());
    if (chosen) showSize(*chosen);
}

void ExportDialog::showSize(const MaskFileOptions& options) {
    if (const auto issue = maskFileIssue(*m_mask, m_block, options)) {
        m_save->setEnabled(false);
        return m_status->setText(tr("Cannot be written: %1").arg(translate(issue->message)), Tone::Error);
    }
    QString sentence;
    const auto size = maskFileSize(*m_mask, m_block, options);
    if (!size) {
        sentence = options.kind == MaskFileKind::Png
                       ? tr("%1 × %2 pixels, each the exact share of its cells.")
                             .arg(grouped(options.width), grouped(options.height))
                       : tr("Drawn from spans: a few KiB, whatever the length.");
    } else if (size->exact) {
        sentence =
            tr("%1: %2 bytes exactly.").arg(text(formatBytes(size->bytes)), grouped(size->bytes.value));
    } else {
        sentence = tr("About %1.").arg(text(formatBytes(size->bytes)));
    }
    if (options.additive && options.additive->value() != options.additive->asked) {
        sentence += u' ' + tr("%1 holds the value as %2.")
                               .arg(text(std::string(dtypeName(options.additive->dtype))),
                                    text(formatMaskValue(options.additive->value())));
    }
    const bool large = size && !(size->bytes < kLargeMaskFile);
    if (large) sentence += u' ' + tr("That is a large file.");
    m_status->setText(sentence, large ? Tone::Warning : Tone::Muted);
}

void ExportDialog::save() {
    auto chosen = options();
    if (!chosen) return;
    const QString ending = QLatin1String(kKinds[m_kind->currentIndex()].ending);
    QString path = m_choose_path(this, ending);
    if (path.isEmpty()) return;
    if (!path.endsWith(ending, Qt::CaseInsensitive)) path += ending;
    chosen->path = path.toStdString();
    emit saveAsked(*chosen);
    accept();
}

}  // namespace triscope::gui
