#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/attention/attention_problem.h"
#include "core/attention/gaussian_problem.h"
#include "core/base/run_control.h"
#include "core/mask/mask_shape.h"

namespace triscope {

// How Q, K and V are drawn.
//
// Normal    unit Gaussians (gaussianTensor): attention spreads over all keys.
//
// The others begin with the same Gaussians and then give dimension 0 a meaning, d being head_dim, n the keys:
// k[0] = 0 of every key and q[0] = 0 of every query, but for some keys (marked) and some queries (looking)
//     q[0] = sqrt(c sqrt(d)),   k = (sqrt(c sqrt(d)), 0, ..., 0)
// so that at the usual scale 1 / sqrt(d) a looking query scores exactly c with a marked key and another
// keys' scores are those of unit Gaussians in d - 1 dimensions, whose exponentials are sqrt(e) on average.
// With s marked keys c = ln(m / (1 - m) * sqrt(e) n / s): marked keys then have about the share m of the
// attention of a looking query that sees all keys, and more where it sees fewer of the others.
//
// SinkLike  the first kSinkTokens keys are marked and all queries look: the attention sinks that trained
//           models have (Xiao et al., "Efficient Streaming Language Models with Attention Sinks", 2023);
//           m = kSinkShare. Values stay Gaussian.
// Needle    one key is marked, needleKey(n), and the queries look that needleIsSoughtBy: those of the last
//           quarter of the prompt; m = kNeedleShare. A mask that drops the Middle loses it in the rows
//           between its window and its last rows, and not in those.
enum class InputKind { Normal, SinkLike, Needle };

inline constexpr Index kSinkTokens = 4;
inline constexpr double kSinkShare = 0.75;
inline constexpr double kNeedleShare = 0.9;

std::string_view inputKindName(InputKind kind);                 // normal, sink-like, needle
std::optional<InputKind> findInputKind(std::string_view name);  // by that name
constexpr KeyIndex needleKey(Index keys) {
    return keys / 4;
}
// Of the query in that row of a call.
bool needleIsSoughtBy(QueryIndex row, const MaskShape& shape);

// Sets Q, K and V, by `seed` alone. Throws Cancelled.
void drawInputs(InputKind kind, std::uint64_t seed, const HeadSizes& sizes, const MaskShape& shape,
                AttentionProblem& problem, const RunControl& control = {});

}  // namespace triscope
