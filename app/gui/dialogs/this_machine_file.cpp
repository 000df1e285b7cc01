#include "app/gui/dialogs/this_machine_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/base/input_error.h"
#include "core/cost/hardware_file.h"
#include "core/cost/presets.h"

namespace triscope::gui {

QString thisMachinePath() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("this-machine.json"));
}

std::optional<Hardware> storedMachine() {
    const QString path = thisMachinePath();
    if (!QFileInfo::exists(path)) return std::nullopt;
    try {
        return loadHardware(path.toStdString());
    } catch (const InputError&) {
        return std::nullopt;
    }
}

void storeMachine(const Hardware& machine) {
    const QString path = thisMachinePath();
    // When this fails, writing does too, and says why.
    QDir().mkpath(QFileInfo(path).path());
    writeHardware(QFile::encodeName(path).toStdString(), machine);
}

}  // namespace triscope::gui
