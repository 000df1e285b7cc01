#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/units.h"

namespace triscope {

// 84725028 -> "84,725,028". Exact for every WideInt.
std::string groupDigits(WideInt value);

// 84725028 -> "84725028". What JSON and CSV take.
std::string plainDigits(WideInt value);

// "1 token", "131,072 tokens": English, for what is not translated.
std::string countText(WideInt count, const char* one, const char* many);

// A count of bytes in binary units, three significant digits and the unit said: "64.0 GiB", "512 B".
std::string formatBytes(Bytes bytes);

// Operations in powers of 1000: "1.39 TFLOP".
std::string formatFlops(Flops flops);

// Chooses s, ms, µs or ns: "34.5 s", "750 ms", "83,229 s".
std::string formatSeconds(Seconds seconds);

// How far off a prediction is, with its sign: "+3.2 %", "−0.5 %"; "0.0 %" when no digit shown says which way.
std::string formatResidual(double share);

// Three significant digits: "101", "15.3", "0.986".
std::string formatRatio(double ratio);

// A share as a percentage, with enough digits to stay above 0: "1.0 %", "0.0098 %".
std::string formatPercent(double share);

// A whole number as users write lengths: "131072", "131,072", "128K", "1M", "1G" (binary multiples).
// nullopt when it is anything else, or does not fit in 64 bits.
std::optional<Index> parseCount(std::string_view text);

// The shortest such form: 131072 -> "128K", 1000 -> "1000". For axes and slider ticks.
std::string shortCount(Index value);

}  // namespace triscope
