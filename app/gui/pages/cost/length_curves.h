#pragma once

#include <QString>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/cost/cost_report.h"

namespace triscope::gui {

// What the chart can draw against the length.
enum class Quantity { Time, AttentionFlops, ExecutedFlops, BytesMoved, KvCache };

inline constexpr std::array kQuantities{Quantity::Time, Quantity::AttentionFlops, Quantity::ExecutedFlops,
                                        Quantity::BytesMoved, Quantity::KvCache};

QString titleOf(Quantity quantity);                        // "Time", for lists
double amountOf(const CallCost& cost, Quantity quantity);  // seconds, FLOP or bytes
QString textOf(const CallCost& cost, Quantity quantity);   // "19.9 s"
QString axisText(double amount, Quantity quantity);        // short: "10 ms", "100 TFLOP", "16 GiB"
int stepBase(Quantity quantity);                           // 2 for bytes, else 10: what axes count in

// The lengths a chart is drawn over: 1K to 1M with every power of two among them, further when `length` lies
// outside, and `length` itself. Ascending, each once.
std::vector<Index> chartLengths(Index length);

}  // namespace triscope::gui
