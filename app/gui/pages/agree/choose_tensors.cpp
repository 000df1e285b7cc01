#include "app/gui/pages/agree/choose_tensors.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <utility>

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChooseTensors)
};

}  // namespace

std::optional<TensorFiles> chooseTensors(QWidget* parent) {
    TensorFiles files;
    QString folder;
    const std::pair<std::string*, QString> asked[] = {
        {&files.q, Words::tr("Queries: (heads, tokens, head dim)")},
        {&files.k, Words::tr("Keys: (KV heads, tokens, head dim)")},
        {&files.v, Words::tr("Values: (KV heads, tokens, head dim)")}};
    for (const auto& [path, title] : asked) {
        const QString chosen =
            QFileDialog::getOpenFileName(parent, title, folder, Words::tr("NumPy arrays (*.npy)"));
        if (chosen.isEmpty()) return std::nullopt;
        *path = chosen.toStdString();
        folder = QFileInfo(chosen).path();
    }
    return files;
}

}  // namespace triscope::gui
