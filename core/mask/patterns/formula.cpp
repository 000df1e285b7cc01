#include <memory>

#include "core/base/numbers.h"
#include "core/mask/formula_rule.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/span_mask.h"

// A rule that the user writes: keep iff its value is neither 0 nor undefined.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"formula", "sink", "window", "last"};
constexpr Index kMostCells = Index{1} << 24;

enum : RegionId { kKept, kSkipped, kFuture };

class FormulaHolds final : public Predicate {
  public:
    explicit FormulaHolds(const MaskSettings& settings) : m_settings(settings) {}

    bool contains(Index position, KeyIndex key) const override {
        FormulaRule rule(m_settings);
        return rule.keeps(position, key);
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> place{groupDigits(position), groupDigits(key), m_settings.formula};
        if (holds) return {TRISCOPE_TR("the formula holds for i = %1, j = %2: %3"), place};
        return {TRISCOPE_TR("the formula does not hold for i = %1, j = %2: %3"), place};
    }

  private:
    MaskSettings m_settings;
};

void check(const MaskSettings& settings, Issues& issues) {
    if (auto issue = FormulaRule::check(settings)) issues.push_back(std::move(*issue));
    const MaskShape& shape = settings.shape;
    if (shape.queries <= kMostCells / shape.keys) return;
    issues.push_back(
        {"keys",
         {TRISCOPE_TR("a formula is tried on each cell, and %1 x %2 are more than the %3 cells that "
                      "can be counted exactly; choose 4,096 tokens or fewer"),
          {groupDigits(shape.queries), groupDigits(shape.keys), groupDigits(kMostCells)}}});
}

MaskPtr make(const MaskSettings& settings, const RunControl& control) {
    const MaskShape& shape = settings.shape;
    const auto row_spans = [&settings, &shape](QueryIndex row, std::vector<RegionSpan>& spans) {
        thread_local std::unique_ptr<FormulaRule> rule;
        thread_local MaskSettings made_of;
        if (!rule || !(made_of == settings)) {
            rule = std::make_unique<FormulaRule>(settings);
            made_of = settings;
        }
        const Index position = shape.position(row);
        for (KeyIndex key = 0; key < shape.keys; ++key) {
            const RegionId region = rule->keeps(position, key) ? kKept : key > position ? kFuture : kSkipped;
            if (spans.empty() || spans.back().region != region) {
                spans.push_back({{key, key + 1}, region});
            } else {
                spans.back().cols.end = key + 1;
            }
        }
    };
    return std::make_shared<SpanMask>(
        shape,
        std::vector<Region>{{"kept", RegionRole::Kept, true},
                            {"skipped", RegionRole::Skipped, false},
                            {"future", RegionRole::Future, false}},
        row_spans,
        std::vector<Rule>{{kKept, cellsWith(std::make_shared<FormulaHolds>(settings))},
                          {kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kSkipped, {CellTest::Kind::Everything}}},
        control);
}

}  // namespace

const PatternInfo kFormulaPattern{
    .name = "formula",
    .title = TRISCOPE_TR("Formula"),
    .summary = TRISCOPE_TR("A rule of your own in i, j and n, tried on each cell."),
    .rule = "what you write",
    .source = "your own",
    .form = PatternInfo::Form::Rows,
    .uses = kUses,
    .check = check,
    .make = make,
};

}  // namespace triscope
