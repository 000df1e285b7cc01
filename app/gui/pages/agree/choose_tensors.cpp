#include "app/gui/pages/agree/choose_tensors.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <algorithm>
#include <utility>

#include "app/gui/pages/agree/tensor_picker.h"
#include "core/base/input_error.h"
#include "core/io/tensor_file.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChooseTensors)
};

// The three of one file; nullopt when declined, and after saying why the file will not do.
std::optional<TensorFiles> pickTensors(QWidget* parent, const std::string& path) {
    QString fault;
    try {
        const std::vector<SafetensorsEntry> entries = listSafetensors(path);
        if (std::any_of(entries.begin(), entries.end(), TensorPicker::canBePicked)) {
            TensorPicker picker(path, entries, parent);
            return picker.exec() == QDialog::Accepted ? std::optional(picker.chosen()) : std::nullopt;
        }
        fault = Words::tr("%1 holds no tensor of three dimensions in F16, BF16, F32 or F64.")
                    .arg(QString::fromStdString(path));
    } catch (const FileError& error) {
        fault = QString::fromUtf8(error.what());
    }
    QMessageBox::warning(parent, Words::tr("Open Q, K, V"), fault);
    return std::nullopt;
}

}  // namespace

std::optional<TensorFiles> chooseTensors(QWidget* parent) {
    TensorFiles files;
    QString folder;
    const std::pair<std::string*, QString> asked[] = {
        {&files.q, Words::tr("Queries: (heads, tokens, head dim)")},
        {&files.k, Words::tr("Keys: (KV heads, tokens, head dim)")},
        {&files.v, Words::tr("Values: (KV heads, tokens, head dim)")}};
    for (const auto& [path, title] : asked) {
        const QString chosen = QFileDialog::getOpenFileName(
            parent, title, folder, Words::tr("NumPy arrays, or all three in one (*.npy *.safetensors)"));
        if (chosen.isEmpty()) return std::nullopt;
        *path = chosen.toStdString();
        if (TensorSource::parse(*path).isSafetensors()) return pickTensors(parent, *path);
        folder = QFileInfo(chosen).path();
    }
    return files;
}

}  // namespace triscope::gui
