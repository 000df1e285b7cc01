#include "app/gui/session/scenario_file.h"

#include <QFile>
#include <QFileInfo>

#include "app/gui/session/session.h"
#include "app/gui/text/translate.h"
#include "core/io/atomic_file.h"
#include "core/scenario/scenario_json.h"

namespace triscope::gui {

ScenarioFile::ScenarioFile(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session.undoStack(), &QUndoStack::cleanChanged, this, &ScenarioFile::changed);
}

bool ScenarioFile::isModified() const {
    return !m_session.undoStack().isClean();
}

std::optional<QString> ScenarioFile::open(const QString& path) {
    try {
        m_session.apply(loadScenario(QFile::encodeName(path).toStdString()),
                        tr("open %1").arg(QFileInfo(path).fileName()));
    } catch (...) {
        return tr("%1 was not opened.\n%2").arg(path, describe(std::current_exception()));
    }
    m_path = path;
    m_session.undoStack().setClean();
    emit changed();
    return std::nullopt;
}

std::optional<QString> ScenarioFile::save(const QString& path) {
    try {
        writeWholeFile(QFile::encodeName(path).toStdString(), toJson(m_session.scenario()));
    } catch (...) {
        return tr("The scenario was not saved.\n%1").arg(describe(std::current_exception()));
    }
    m_path = path;
    m_session.undoStack().setClean();
    emit changed();
    return std::nullopt;
}

}  // namespace triscope::gui
