#pragma once

#include <QList>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/panels/choice_row.h"

namespace triscope::gui {

// What the panel needs to know of models and hardware.
QList<Choice> modelChoices();
QList<Choice> hardwareChoices();
// A hardware file, by what stands in it.
Choice hardwareFileChoice(const QString& path);

struct ModelFacts {
    Index layers = 0;
    Index heads = 0;
    Index kv_heads = 0;
    Index head_dim = 0;
};

// Of a preset or of the file at that path; nullopt when it cannot be read.
std::optional<ModelFacts> modelFacts(const std::string& model);

// Which of the layers of the scenario's model use the pattern; nullopt when that cannot be told.
std::optional<std::vector<bool>> sparseLayers(const Scenario& scenario);

// How many of them do: chosen ones that have full attention.
std::optional<Index> patternLayers(const Scenario& scenario);

// The shortest text for a choice of layers: "16-31".
std::string layerText(const std::vector<bool>& sparse);

}  // namespace triscope::gui
