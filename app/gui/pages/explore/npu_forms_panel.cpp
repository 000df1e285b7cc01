#include "app/gui/pages/explore/npu_forms_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "app/gui/pages/explore/npu_forms_words.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"
#include "core/npu/mask_values.h"

namespace triscope::gui {

namespace {

constexpr int kLeastWidth = 368;
constexpr int kLineGap = 2;

void takeDown(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->layout() != nullptr) takeDown(*item->layout());
        delete item->widget();
        delete item;
    }
}

}  // namespace

NpuFormsPanel::NpuFormsPanel(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, Theme::kGap, 0);
    m_layout->setSpacing(Theme::kGap + Theme::kGap / 2);
}

void NpuFormsPanel::setMask(const MaskPtr& mask, Index block) {
    m_mask = mask;
    m_block = block;
    m_stale = true;
    if (isVisible()) fill();
}

QSize NpuFormsPanel::sizeHint() const {
    return QWidget::sizeHint().expandedTo({kLeastWidth, 0});
}

void NpuFormsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) fill();
}

void NpuFormsPanel::fill() {
    m_stale = false;
    setUpdatesEnabled(false);
    clear();
    addForms(npuMaskForms(*m_mask, m_block));
    addSplit(splitCalls(*m_mask));
    addValues();
    m_layout->addStretch(1);
    setUpdatesEnabled(true);
}

void NpuFormsPanel::clear() {
    takeDown(*m_layout);
}

void NpuFormsPanel::addForms(const std::vector<NpuMaskForm>& forms) {
    QGridLayout& grid = addTable(tr("Forms of this mask"), {tr("mode"), tr("bytes"), tr("exact")});
    for (const NpuMaskForm& form : forms) {
        const int row = grid.rowCount();
        const QString help = describeForm(form);
        QLabel& name = addCell(grid, row, 0, translate(form.name));
        name.setToolTip(help);
        name.setAccessibleDescription(help);
        addCell(grid, row, 1, QLatin1String(form.sparse_modes), true).setToolTip(help);
        addCell(grid, row, 2, text(formatBytes(form.bytes))).setToolTip(help);
        addCell(grid, row, 3, form.exact ? QStringLiteral("✓") : QStringLiteral("✗"), !form.exact)
            .setToolTip(help);
    }
}

void NpuFormsPanel::addSplit(const std::optional<CallSplit>& split) {
    if (split) return addCalls(*split);
    addTable(tr("As calls with compressed masks"), {});
    addParagraph(
        tr("Only a mask of sinks, a window and last rows splits into a band, its sinks and causal last "
           "rows. This pattern does not."),
        true);
}

void NpuFormsPanel::addCalls(const CallSplit& split) {
    QStringList titles;
    for (const SplitCall& call : split.calls) titles << callTitle(call.part);
    QGridLayout& grid = addTable(tr("As calls with compressed masks"), titles);
    const struct {
        QString title;
        QString (*figure)(const SplitCall&);
    } rows[] = {
        {tr("first query"), [](const SplitCall& call) { return grouped(call.rows.begin); }},
        {tr("Sq"), [](const SplitCall& call) { return grouped(call.rows.size()); }},
        {tr("first key"), [](const SplitCall& call) { return grouped(call.keys.begin); }},
        {tr("Skv"), [](const SplitCall& call) { return grouped(call.keys.size()); }},
        {QStringLiteral("sparse_mode"),
         [](const SplitCall& call) { return QString::number(call.mode.mode); }},
        {QStringLiteral("pre_tokens"),
         [](const SplitCall& call) {
             return call.mode.mode == 4 ? tokensText(call.mode.pre_tokens) : QStringLiteral("–");
         }},
        {QStringLiteral("next_tokens"),
         [](const SplitCall& call) {
             return call.mode.mode == 4 ? tokensText(call.mode.next_tokens) : QStringLiteral("–");
         }},
        {tr("mask"), [](const SplitCall& call) { return text(formatBytes(call.mask_bytes)); }},
        {tr("kept cells"), [](const SplitCall& call) { return grouped(call.kept); }},
    };
    for (const auto& line : rows) {
        const int row = grid.rowCount();
        addCell(grid, row, 0, line.title, true);
        int column = 1;
        for (const SplitCall& call : split.calls) {
            QLabel& cell = addCell(grid, row, column++, line.figure(call));
            cell.setToolTip(describeCall(call));
        }
    }
    addParagraph(split.exact ? tr("✓ Together %1: exactly the mask.").arg(countOf(split.kept, Noun::Cell))
                             : tr("✗ Together %1: not the mask.").arg(countOf(split.kept, Noun::Cell)),
                 false)
        .setObjectName(QStringLiteral("sum"));
    const auto has = [&split](SplitCall::Part part) {
        return std::any_of(split.calls.begin(), split.calls.end(),
                           [part](const SplitCall& call) { return call.part == part; });
    };
    if (!has(SplitCall::Part::Band) || !has(SplitCall::Part::Sinks)) return;
    addParagraph(
        tr("Band and sinks merge by LSE: o = (o₁eˡ¹⁻ᵐ + o₂eˡ²⁻ᵐ) / (eˡ¹⁻ᵐ + eˡ²⁻ᵐ), m = max(l₁, l₂). "
           "Of the rows, %1 have no sink outside their window: an LSE of +∞ means weight 0.")
            .arg(grouped(split.rows_without_sinks)),
        true);
}

void NpuFormsPanel::addValues() {
    QGridLayout& grid = addTable(tr("Mask values in use"), {tr("in fp16"), tr("in bf16")});
    for (const MaskValue& value : maskValues()) {
        const int row = grid.rowCount();
        const QString help = translate(value.meaning);
        QLabel& name = addCell(grid, row, 0, QLatin1String(value.name));
        name.setToolTip(help);
        name.setAccessibleDescription(help);
        addCell(grid, row, 1, text(formatMaskValue(value.fp16))).setToolTip(help);
        addCell(grid, row, 2, text(formatMaskValue(value.bf16))).setToolTip(help);
    }
}

QGridLayout& NpuFormsPanel::addTable(const QString& title, const QStringList& columns) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::kGap);
    grid->setVerticalSpacing(kLineGap);
    grid->setColumnStretch(0, 1);
    addCell(*grid, 0, 0, title).setFont(Theme::strongFont());
    for (int at = 0; at < columns.size(); ++at) addCell(*grid, 0, at + 1, columns[at], true);
    m_layout->addLayout(grid);
    return *grid;
}

QLabel& NpuFormsPanel::addCell(QGridLayout& grid, int row, int column, const QString& text, bool muted) {
    auto* label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    if (muted) label->setForegroundRole(QPalette::PlaceholderText);
    grid.addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    return *label;
}

QLabel& NpuFormsPanel::addParagraph(const QString& text, bool muted) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (muted) label->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(label);
    return *label;
}

}  // namespace triscope::gui
