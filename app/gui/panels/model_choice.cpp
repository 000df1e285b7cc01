#include "app/gui/panels/model_choice.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/gui/panels/presets.h"
#include "app/gui/session/session.h"
#include "core/base/input_error.h"
#include "core/cost/hf_config.h"
#include "core/io/text_file.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {

namespace {

struct ModelChoice {
    Q_DECLARE_TR_FUNCTIONS(ModelChoice)
};

}  // namespace

void useModel(Session& session, const QString& model) {
    Scenario next = session.scenario();
    next.model = model.toStdString();
    fitLayers(next);
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
