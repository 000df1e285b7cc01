#include "app/gui/pages/agree/tensor_picker.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <algorithm>

#include "core/io/npy.h"

namespace triscope::gui {

namespace {

// How much a name looks like that of Q, K or V.
int likeness(const QString& name, QChar role) {
    const QString lower = name.toLower();
    if (lower == role) return 3;
    if (lower.endsWith(QStringLiteral(".") + role) || lower.endsWith(QStringLiteral("_") + role)) return 2;
    const QString word = role == u'q'   ? QStringLiteral("query")
                         : role == u'k' ? QStringLiteral("key")
                                        : QStringLiteral("value");
    return lower.contains(role + QStringLiteral("_proj")) || lower.contains(word) ? 1 : 0;
}

QString lineOf(const SafetensorsEntry& entry) {
    return QStringLiteral("%1  %2 %3")
        .arg(QString::fromStdString(entry.name), QString::fromStdString(entry.dtype),
             QString::fromStdString(shapeText(entry.shape)));
}

int likeliest(const QComboBox& box, QChar role) {
    int best = 0;
    for (int at = 1; at < box.count(); ++at) {
        if (likeness(box.itemData(at).toString(), role) > likeness(box.itemData(best).toString(), role))
            best = at;
    }
    return best;
}

}  // namespace

TensorPicker::TensorPicker(const std::string& path, const std::vector<SafetensorsEntry>& entries,
                           QWidget* parent)
    : QDialog(parent), m_path(path) {
    setWindowTitle(tr("Which tensors are Q, K and V?"));
    auto* form = new QFormLayout(this);
    const std::array<std::pair<QChar, QString>, 3> roles{
        {{u'q', tr("&Queries: (heads, tokens, head dim)")},
         {u'k', tr("&Keys: (KV heads, tokens, head dim)")},
         {u'v', tr("&Values: (KV heads, tokens, head dim)")}}};
    for (std::size_t k = 0; k < roles.size(); ++k) {
        auto* box = new QComboBox(this);
        for (const SafetensorsEntry& entry : entries) {
            if (canBePicked(entry)) box->addItem(lineOf(entry), QString::fromStdString(entry.name));
        }
        box->setCurrentIndex(likeliest(*box, roles[k].first));
        form->addRow(roles[k].second, box);
        m_boxes[k] = box;
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

bool TensorPicker::canBePicked(const SafetensorsEntry& entry) {
    return isReadable(entry) && entry.shape.size() == 3;
}

TensorFiles TensorPicker::chosen() const {
    const auto source = [this](std::size_t role) {
        return m_path + ":" + m_boxes[role]->currentData().toString().toStdString();
    };
    return {source(0), source(1), source(2)};
}

}  // namespace triscope::gui
