#pragma once

#include <QString>
#include <optional>

#include "core/cost/hardware.h"

namespace triscope::gui {

// Where the measurement of this machine is kept, among the user's settings.
QString thisMachinePath();

// What is kept there; nullopt when this machine has not been measured yet, or the file cannot be read.
std::optional<Hardware> storedMachine();

// Keeps it. Throws FileError.
void storeMachine(const Hardware& machine);

}  // namespace triscope::gui
