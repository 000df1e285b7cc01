#pragma once

#include <string>

#include "core/cost/hardware.h"

namespace triscope {

// The hardware file of a device: what readHardware reads back as the same device, figure for figure.
// Throws InputError, field "hardware", for a device that readHardware would refuse: a figure out of range, a
// text that is empty or too long, a date of another form, no peak at all.
std::string hardwareText(const Hardware& hardware);

// The same into a file, whole or not at all. Throws FileError as well.
void writeHardware(const std::string& path, const Hardware& hardware);

}  // namespace triscope
