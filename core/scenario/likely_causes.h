#pragma once

#include <optional>
#include <string>

#include "core/npu/traps/diagnose.h"
#include "core/scenario/attention_study.h"

namespace triscope {

// Which of the known traps explains that results of a study do not agree: of the first comparison that fails,
// the less trusted result is looked at. nullopt when all agree. `settings` are those of the scenario, as the
// Triangle layers have them. Throws Cancelled.
std::optional<Diagnosis> likelyCauses(const AttentionStudy& study, const MaskSettings& settings,
                                      const RunControl& control = {});

// The same of an output that came back from a device, for the case in the folder `directory`; `lse` may be
// empty. The mask is that of the case's scenario.json: nullopt when there is none. Throws InputError as
// compareCase, and Cancelled.
std::optional<Diagnosis> likelyCauses(const std::string& directory, const std::string& out,
                                      const std::string& lse, const RunControl& control = {});

}  // namespace triscope
