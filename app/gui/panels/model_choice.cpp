#include "app/gui/panels/model_choice.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/gui/panels/presets.h"
#include "app/gui/session/session.h"
#include "core/base/input_error.h"
#include "core/cost/hf_config.h"
#include "core/io/text_file.h"

namespace triscope::gui {

namespace {

struct ModelChoice {
    Q_DECLARE_TR_FUNCTIONS(ModelChoice)
};

std::string laterHalf(Index layers) {
    std::vector<bool> sparse(static_cast<std::size_t>(layers), false);
    for (std::size_t layer = sparse.size() / 2; layer < sparse.size(); ++layer) sparse[layer] = true;
    return layerText(sparse);
}

}  // namespace

void useModel(Session& session, const QString& model) {
    Scenario next = session.scenario();
    next.model = model.toStdString();
    const auto facts = modelFacts(next.model);
    if (facts && !sparseLayers(next)) next.triangle_layers = laterHalf(facts->layers);
    session.apply(next, ModelChoice::tr("model %1").arg(QFileInfo(model).fileName()));
}

bool isModelFile(const QString& path) {
    try {
        return looksLikeHfConfig(readTextFile(QFile::encodeName(path).toStdString()));
    } catch (const FileError&) {
        return false;
    }
}

}  // namespace triscope::gui
