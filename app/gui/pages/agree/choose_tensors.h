#pragma once

#include <optional>

#include "core/scenario/attention_study.h"

class QWidget;

namespace triscope::gui {

// Asks for the files of Q, K and V, one after the other; nullopt when any of them is declined.
std::optional<TensorFiles> chooseTensors(QWidget* parent);

}  // namespace triscope::gui
