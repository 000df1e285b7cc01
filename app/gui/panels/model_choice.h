#pragma once

#include <QString>

namespace triscope::gui {

class Session;

// Makes a preset, or the config.json at a path, the scenario's model, as one undoable step. Where the new
// model does not have the layers that use the pattern, the later half of its own take their place.
void useModel(Session& session, const QString& model);

// Whether a file is a model's, by what it holds.
bool isModelFile(const QString& path);

}  // namespace triscope::gui
