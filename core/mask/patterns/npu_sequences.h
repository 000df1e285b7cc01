#pragma once

#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// sparse_mode 7 and 8: sequences of their own lengths, one after the other along both sides; a query sees
// keys of its own sequence only. With i', j' counted from the sequence's beginning and d = its keys - its
// queries:
//   7  masked iff j' > i' + d, but in the last non-empty sequence as mode 4 has it
//   8  masked iff j' > i',     but in the first non-empty sequence as mode 4 has it
// Rows and keys beyond the sequences see nothing. Precondition: checkSequences finds nothing.
MaskPtr makeSequenceMask(const MaskSettings& settings);

// Lengths that are no lists or do not fit the shape, and what the operators refuse: mode 7 wants no sequence
// with more queries than keys; pre_tokens and next_tokens must not mask whole rows.
void checkSequences(const MaskSettings& settings, Issues& issues);

}  // namespace triscope
