#pragma once

#include "core/mask/catalog.h"

// The catalog's entries; each is defined, with its exact rule and source, in the file of its name.
namespace triscope {

extern const PatternInfo kDensePattern;
extern const PatternInfo kFullPattern;
extern const PatternInfo kTrianglePattern;
extern const PatternInfo kStreamingPattern;
extern const PatternInfo kLastPattern;
extern const PatternInfo kMiddlePattern;

}  // namespace triscope
