#pragma once

#include "core/io/json_text.h"
#include "core/npu/traps/diagnose.h"

namespace triscope::cli {

// [{trap, title, fault, evidence, advice}, ...], the keys of likely_causes and of cautions.
Json causesJson(const std::vector<LikelyCause>& causes);

// That a test on such a call proves nothing; nothing where it does.
void printCautions(const Diagnosis& diagnosis);

// What is likely to be wrong with an output that differs, or that no known trap is, on standard output.
void printLikelyCauses(const Diagnosis& diagnosis);

}  // namespace triscope::cli
