#pragma once

#include <functional>

#include "core/attention/attention_result.h"
#include "core/attention/derived_tolerance.h"

// What every fast backend is held to, each test of theirs with its own way to run a problem.
namespace triscope {

using RunProblem = std::function<AttentionResult(const AttentionProblem&, int threads)>;

AttentionResult runReference(const AttentionProblem& problem, const RunControl& control = {});
AttentionResult runCpu(const AttentionProblem& problem, int threads = 1);

// Output and LSE within twice plain float's own error.
void expectAgrees(const AttentionResult& result, const AttentionResult& reference,
                  const DerivedTolerance& tolerance);

void expectSameBitsOnAnyThreads(const RunProblem& run, const AttentionProblem& problem);

void expectAgreesOnRandomMasks(const RunProblem& run);
void expectZeroAndMinusInfinityWhereNoKeyIsLeft(const RunProblem& run);
void expectSurvivesScoresOfTensOfThousands(const RunProblem& run);
// All of a row's first tile may lie thousands below its maximum, found later: the rescaling must wipe it out.
void expectForgetsTilesThatALaterMaximumDwarfs(const RunProblem& run);
void expectShowsAnOverflowAsNan(const RunProblem& run);

}  // namespace triscope
