#pragma once

#include "core/mask/catalog.h"

// The catalog's entries; each is defined, with its exact rule and source, in the file of its name.
namespace triscope {

extern const PatternInfo kTrianglePattern;
extern const PatternInfo kStreamingPattern;
extern const PatternInfo kTriShapePattern;
extern const PatternInfo kDensePattern;
extern const PatternInfo kFullPattern;
extern const PatternInfo kLastPattern;
extern const PatternInfo kMiddlePattern;
extern const PatternInfo kSlidingWindowPattern;
extern const PatternInfo kPrefixLmPattern;
extern const PatternInfo kDocumentsPattern;
extern const PatternInfo kBlockDiagonalPattern;
extern const PatternInfo kDilatedPattern;
extern const PatternInfo kLongformerPattern;
extern const PatternInfo kBigBirdPattern;
extern const PatternInfo kStridedPattern;
extern const PatternInfo kFixedPattern;
extern const PatternInfo kVerticalSlashPattern;
extern const PatternInfo kTopKExamplePattern;
extern const PatternInfo kPortBlockPattern;
extern const PatternInfo kNpuPattern;
extern const PatternInfo kFormulaPattern;

}  // namespace triscope
