#pragma once

#include <memory>
#include <optional>

#include "core/base/message.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// MaskSettings::formula, ready to be evaluated. It knows the query's position i, the key j, the prompt's
// length n, sink, window, last, queries and keys; numbers; + - * / ^, mod, < <= > >= == !=, and, or, not;
// abs, min, max, floor, sqrt and the like. A comparison gives 1 or 0. Not to be shared between threads.
class FormulaRule {
  public:
    // Precondition: check(settings) finds nothing.
    explicit FormulaRule(const MaskSettings& settings);
    ~FormulaRule();

    // What is wrong with the formula, with the column where it goes wrong (from 1); field "formula".
    static std::optional<Issue> check(const MaskSettings& settings);

    // Whether its value is neither 0 nor undefined.
    bool keeps(Index position, KeyIndex key);

  private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

}  // namespace triscope
