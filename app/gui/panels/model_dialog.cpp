#include "app/gui/panels/model_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"

namespace triscope::gui {

namespace {

enum Column { kKey, kValue, kUsed, kMeaning, kColumns };

// "8.03 billion" is written differently in every language; the exact number is not.
QString parameterLine(const ModelShape& model) {
    const ParameterCount count = countParameters(model);
    return ModelDialog::tr("%1 parameters, of which a token passes %2; weights stored in %3.")
        .arg(grouped(count.total()), grouped(count.active()), text(formatBytes(storedWeightBytes(model))));
}

QString layerLine(const ModelShape& model) {
    return ModelDialog::tr(
               "Layers: %1 with full attention, %2 with a sliding window, %3 with linear attention.")
        .arg(grouped(model.fullLayers()), grouped(model.slidingLayers()), grouped(model.linearLayers()));
}

QString describe(const std::string& model) {
    const ModelShape shape = loadModel(model);
    QStringList lines{parameterLine(shape), layerLine(shape)};
    for (const Message& note : shape.notes) lines << translate(note);
    return lines.join(u'\n');
}

QString complaints(const Issues& issues) {
    QStringList lines{ModelDialog::tr("This file cannot be priced:")};
    for (const Issue& issue : issues) lines << translate(issue.message);
    return lines.join(u'\n');
}

}  // namespace

ModelDialog::ModelDialog(const Scenario& scenario, QWidget* parent)
    : QDialog(parent),
      m_summary(new QLabel(this)),
      m_search(new QLineEdit(this)),
      m_table(new QTableWidget(0, kColumns, this)) {
    setWindowTitle(tr("What %1 says").arg(QFileInfo(text(scenario.model)).fileName()));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_search->setPlaceholderText(tr("Find a key, a value or a word"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Value"), tr("In the cost"), tr("Meaning")});
    m_table->setAccessibleName(windowTitle());
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ModelDialog::filter);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_summary);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(1080, 720);
    explain(scenario.model);
}

void ModelDialog::explain(const std::string& model) {
    try {
        const ConfigMeaning meaning = meaningOf(modelText(model));
        m_summary->setText(meaning.issues.empty() ? describe(model) : complaints(meaning.issues));
        addFields(meaning.fields);
    } catch (const InputError& error) {
        m_summary->setText(complaints(error.issues()));
    }
}

void ModelDialog::addFields(const std::vector<ConfigField>& fields) {
    const QBrush muted(palette().color(QPalette::PlaceholderText));
    m_table->setRowCount(static_cast<int>(fields.size()));
    int row = 0;
    for (const ConfigField& field : fields) {
        const QString used = !field.used ? QStringLiteral("–") : *field.used ? tr("yes") : tr("no");
        QString meaning = translate(field.meaning);
        if (!field.reason.args.empty() || field.reason.text[0] != '\0')
            meaning += QStringLiteral(" ") + translate(field.reason);
        const QStringList texts{text(field.key), text(field.value), used, meaning};
        for (int column = 0; column < kColumns; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            if (field.used && !*field.used) item->setForeground(muted);
            m_table->setItem(row, column, item);
        }
        ++row;
    }
    m_table->resizeColumnsToContents();
    constexpr int kWidest = 260;
    for (const int column : {kKey, kValue}) {
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), kWidest));
    }
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(kMeaning, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ModelDialog::filter(const QString& wanted) {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool found = false;
        for (int column = 0; column < kColumns; ++column)
            found = found || m_table->item(row, column)->text().contains(wanted, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !found);
    }
}

}  // namespace triscope::gui
