#pragma once

#include "core/npu/traps/trap.h"

// How the traps of the catalog turn out (Trap::faults), and how a call is changed to show them (Trap::stage).
namespace triscope {

// In the mask.
std::vector<Fault> lastIgnored(const TrapScene& scene);
std::vector<Fault> triangleInsteadOfDense(const TrapScene& scene);
std::vector<Fault> emptySlice(const TrapScene& scene);
std::vector<Fault> oneBased(const TrapScene& scene);
std::vector<Fault> blockRule(const TrapScene& scene);
std::vector<Fault> noCausality(const TrapScene& scene);
std::vector<Fault> maskUnused(const TrapScene& scene);
std::vector<Fault> sinkAndWindowSwapped(const TrapScene& scene);
std::vector<Fault> windowOffByOne(const TrapScene& scene);
std::vector<Fault> inverted(const TrapScene& scene);

// In the numbers.
std::vector<Fault> halfMaskValue(const TrapScene& scene);
std::vector<Fault> sinksTwice(const TrapScene& scene);
std::vector<Fault> invalidLse(const TrapScene& scene);
std::vector<Fault> rowsWithoutKey(const TrapScene& scene);
std::vector<Fault> scoreOverflow(const TrapScene& scene);

void askForDense(TrapScene& scene);
void askForNoLastRows(TrapScene& scene);
void emptyTheMiddle(TrapScene& scene);
void padOnTheLeft(TrapScene& scene);
void useHalf(TrapScene& scene);
void raiseScores(TrapScene& scene);

}  // namespace triscope
