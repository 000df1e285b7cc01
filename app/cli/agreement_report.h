#pragma once

#include <string>

#include "core/io/json_text.h"
#include "core/numerics/agreement.h"

namespace triscope::cli {

// A number, or as text where JSON has none: NaN and infinities.
Json numberJson(double value);

// "max abs 0.001, ..., failing 0.0 %": of the finite elements, and how many those are if not all.
std::string metricsText(const Agreement& agreement);

// How far the result named `a` is from the more trusted one named `b`, as every command gives it.
Json agreementJson(const std::string& a, const std::string& b, const Agreement& agreement);
void printAgreement(const std::string& a, const std::string& b, const Agreement& agreement);

}  // namespace triscope::cli
