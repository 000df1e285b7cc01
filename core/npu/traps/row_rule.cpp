#include "core/npu/traps/row_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace triscope {

namespace {

// The keys that the mask keeps for the row, with their scores.
std::vector<ScoredKey> keptKeys(const Mask& mask, const ScoredRow& row) {
    std::vector<ScoredKey> keys;
    for (const Range& span : mask.keptSpans(row.row)) {
        for (KeyIndex j = span.begin; j < span.end; ++j) keys.push_back({j, row.score(j)});
    }
    return keys;
}

class MaskedRows final : public RowRule {
  public:
    MaskedRows(MaskPtr mask, bool averaged) : m_mask(std::move(mask)), m_averaged(averaged) {}

    RowValue value(const ScoredRow& row) const override {
        std::vector<ScoredKey> keys = keptKeys(*m_mask, row);
        if (keys.empty() && m_averaged) {
            for (KeyIndex j = 0; j < row.problem.keys(); ++j) keys.push_back({j, 0});
        }
        return weigh(row, keys);
    }

  private:
    MaskPtr m_mask;
    bool m_averaged;
};

class UntouchedRows final : public RowRule {
  public:
    RowValue value(const ScoredRow& row) const override {
        RowValue value = withoutKey(row);
        value.has_key = true;  // nothing but 0 may be there
        return value;
    }
};

class AddedMaskRows final : public RowRule {
  public:
    AddedMaskRows(MaskPtr mask, const AddedMask& added)
        : m_mask(std::move(mask)),
          m_masked(roundTo(added.dtype, added.value)),
          m_kept(added.by_product ? 0 * m_masked : 0) {}

    RowValue value(const ScoredRow& row) const override {
        std::vector<ScoredKey> keys;
        for (const RegionSpan& span : m_mask->regionSpans(row.row)) {
            const bool kept = m_mask->regions()[span.region].kept;
            for (KeyIndex j = span.cols.begin; j < span.cols.end; ++j) {
                keys.push_back({j, kept ? row.score(j) + double{m_kept} : masked(row.score(j))});
            }
        }
        return weigh(row, keys);
    }

  private:
    // Scores are kept in fp32 and only the mask in its type, as when one is added to the other.
    double masked(double score) const { return double{static_cast<float>(score) + m_masked}; }

    MaskPtr m_mask;
    float m_masked;
    float m_kept;
};

class OverflowingRows final : public RowRule {
  public:
    OverflowingRows(MaskPtr mask, Overflow overflow)
        : m_mask(std::move(mask)), m_rounding{Rounding::TiesToEven, overflow} {}

    RowValue value(const ScoredRow& row) const override {
        std::vector<ScoredKey> keys = keptKeys(*m_mask, row);
        const auto raw = [&row](const ScoredKey& one) { return row.raw[static_cast<std::size_t>(one.key)]; };
        const bool overflows = std::any_of(
            keys.begin(), keys.end(), [&](const ScoredKey& one) { return std::abs(raw(one)) > kLargest; });
        if (!overflows) return weigh(row, keys);
        for (ScoredKey& one : keys) {
            const float product = roundFp16(static_cast<float>(raw(one)), m_rounding);
            one.score = double{roundFp16(product * static_cast<float>(row.scale), m_rounding)};
        }
        return weigh(row, keys, true);
    }

  private:
    static constexpr double kLargest = 65504;

    MaskPtr m_mask;
    HalfRounding m_rounding;
};

class DoubledRows final : public RowRule {
  public:
    DoubledRows(MaskPtr whole, MaskPtr doubled) : m_whole(std::move(whole)), m_doubled(std::move(doubled)) {}

    RowValue value(const ScoredRow& row) const override {
        std::vector<ScoredKey> keys = keptKeys(*m_whole, row);
        for (const ScoredKey& again : keptKeys(*m_doubled, row)) keys.push_back(again);
        return weigh(row, keys);
    }

  private:
    MaskPtr m_whole;
    MaskPtr m_doubled;
};

class InvalidLseRows final : public RowRule {
  public:
    InvalidLseRows(CallMasks parts, InvalidLse lse)
        : m_parts(std::move(parts)),
          m_invalid(lse == InvalidLse::AsIs ? std::numeric_limits<double>::infinity()
                                            : double{std::numeric_limits<float>::max()}) {}

    RowValue value(const ScoredRow& row) const override {
        if (!m_parts.rest->keptSpans(row.row).empty()) return part(*m_parts.rest, row);
        return merged(part(*m_parts.band, row), part(*m_parts.sinks, row));
    }

  private:
    RowValue part(const Mask& mask, const ScoredRow& row) const {
        RowValue value = weigh(row, keptKeys(mask, row));
        if (!value.has_key) value.lse = m_invalid;
        return value;
    }

    // As split_calls.h has the merge, without its care for rows without a key.
    static RowValue merged(const RowValue& a, const RowValue& b) {
        RowValue result = a;
        const double m = std::max(a.lse, b.lse);
        const double weight_a = std::exp(a.lse - m);
        const double weight_b = std::exp(b.lse - m);
        for (std::size_t d = 0; d < a.output.size(); ++d) {
            result.output[d] = (a.output[d] * weight_a + b.output[d] * weight_b) / (weight_a + weight_b);
        }
        result.lse = m + std::log(weight_a + weight_b);
        result.spread = std::max(a.spread, b.spread);
        result.has_key = true;
        return result;
    }

    CallMasks m_parts;
    double m_invalid;
};

}  // namespace

RowRulePtr maskedRows(MaskPtr mask) {
    return std::make_shared<MaskedRows>(std::move(mask), false);
}

RowRulePtr averagedWithoutKey(MaskPtr mask) {
    return std::make_shared<MaskedRows>(std::move(mask), true);
}

RowRulePtr untouchedRows() {
    return std::make_shared<UntouchedRows>();
}

RowRulePtr addedMaskRows(MaskPtr mask, const AddedMask& added) {
    return std::make_shared<AddedMaskRows>(std::move(mask), added);
}

RowRulePtr overflowingRows(MaskPtr mask, Overflow overflow) {
    return std::make_shared<OverflowingRows>(std::move(mask), overflow);
}

RowRulePtr doubledRows(MaskPtr whole, MaskPtr doubled) {
    return std::make_shared<DoubledRows>(std::move(whole), std::move(doubled));
}

RowRulePtr invalidLseRows(const CallMasks& parts, InvalidLse lse) {
    return std::make_shared<InvalidLseRows>(parts, lse);
}

}  // namespace triscope
