#include "core/mask/patterns/npu_sequences.h"

#include <algorithm>
#include <numeric>

#include "core/base/numbers.h"
#include "core/mask/index_list.h"
#include "core/mask/patterns/stride.h"
#include "core/mask/piece_mask.h"

namespace triscope {

namespace {

constexpr std::size_t kMostSequences = 4096;

enum : RegionId { kSeen, kBefore, kAfter, kOther };

// One sequence of the call.
struct Sequence {
    Range rows;
    Range cols;
    bool banded = false;

    Index difference() const { return cols.size() - rows.size(); }
    // r - j on the diagonal through the sequence's first query and first key.
    Index corner() const { return rows.begin - cols.begin; }
};

std::vector<Sequence> sequencesOf(const MaskSettings& settings) {
    const std::vector<Index> queries = checkedIndexList(settings.lengths);
    const std::vector<Index> keys =
        settings.kv_lengths.empty() ? queries : checkedIndexList(settings.kv_lengths);
    std::vector<Sequence> sequences;
    Index row = 0;
    Index column = 0;
    for (std::size_t k = 0; k < queries.size(); ++k) {
        sequences.push_back({{row, row + queries[k]}, {column, column + keys[k]}});
        row += queries[k];
        column += keys[k];
    }
    const auto filled = [](const Sequence& sequence) { return !sequence.rows.empty(); };
    if (settings.sparse_mode == 7) {
        const auto last = std::find_if(sequences.rbegin(), sequences.rend(), filled);
        if (last != sequences.rend()) last->banded = true;
    } else {
        const auto first = std::find_if(sequences.begin(), sequences.end(), filled);
        if (first != sequences.end()) first->banded = true;
    }
    return sequences;
}

// The diagonals r - j that a sequence sees.
Range seenDiagonals(const Sequence& sequence, const MaskSettings& settings) {
    const Index d = sequence.difference();
    if (sequence.banded)
        return {sequence.corner() - settings.next_tokens - d,
                sequence.corner() + settings.pre_tokens - d + 1};
    return {sequence.corner() - (settings.sparse_mode == 7 ? d : 0), kFar};
}

class OwnSequence final : public Predicate {
  public:
    OwnSequence(std::vector<Sequence> sequences, const MaskSettings& settings, RegionId region)
        : m_sequences(std::move(sequences)), m_settings(settings), m_region(region) {}

    bool contains(Index position, KeyIndex key) const override {
        const Index row = position - m_settings.shape.query_offset;
        const Sequence* own = of(row);
        if (m_region == kOther) return own == nullptr || !own->cols.contains(key);
        const Range seen = seenDiagonals(*own, m_settings);
        return m_region == kAfter ? row - key < seen.begin : row - key >= seen.end;
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const Index row = position - m_settings.shape.query_offset;
        const Sequence* own = of(row);
        if (own == nullptr) return {TRISCOPE_TR("row %1 belongs to no sequence"), {groupDigits(row)}};
        const std::string number = groupDigits(own - m_sequences.data());
        if (m_region == kOther) {
            if (holds)
                return {TRISCOPE_TR("key %1 is not in the query's sequence %2"), {groupDigits(key), number}};
            return {TRISCOPE_TR("key %1 is in the query's sequence %2"), {groupDigits(key), number}};
        }
        const std::vector<std::string> place{groupDigits(row - own->rows.begin),
                                             groupDigits(key - own->cols.begin), number};
        if (m_region == kAfter) {
            if (holds) return {TRISCOPE_TR("in sequence %3 key %2 comes too late for query %1"), place};
            return {TRISCOPE_TR("in sequence %3 key %2 does not come too late for query %1"), place};
        }
        if (holds) return {TRISCOPE_TR("in sequence %3 key %2 comes too early for query %1"), place};
        return {TRISCOPE_TR("in sequence %3 key %2 does not come too early for query %1"), place};
    }

  private:
    const Sequence* of(Index row) const {
        const auto found = std::find_if(m_sequences.begin(), m_sequences.end(),
                                        [row](const Sequence& s) { return s.rows.contains(row); });
        return found == m_sequences.end() ? nullptr : &*found;
    }

    std::vector<Sequence> m_sequences;
    MaskSettings m_settings;
    RegionId m_region;
};

void checkTotal(const char* field, const std::vector<Index>& list, Index most, Issues& issues) {
    const Index total = std::accumulate(list.begin(), list.end(), Index{0});
    if (total <= most) return;
    issues.push_back(
        {field, {TRISCOPE_TR("add up to %1; there are %2 tokens"), {groupDigits(total), groupDigits(most)}}});
}

void checkBand(const Sequence& sequence, const MaskSettings& settings, Issues& issues) {
    const Index d = sequence.difference();
    const auto check = [&](const char* field, Index value, Index least, Index most) {
        if (least <= value && value <= most) return;
        issues.push_back(
            {field,
             {TRISCOPE_TR("must be from %1 to %2, not %3, so that sparse_mode %4 masks no whole row of its "
                          "banded sequence of %5 queries and %6 keys"),
              {groupDigits(least), groupDigits(most), groupDigits(value), groupDigits(settings.sparse_mode),
               groupDigits(sequence.rows.size()), groupDigits(sequence.cols.size())}}});
    };
    check("pre-tokens", settings.pre_tokens, sequence.cols.size(), kNoLimit);
    check("next-tokens", settings.next_tokens, -d, settings.sparse_mode == 7 ? 0 : kNoLimit);
}

}  // namespace

void checkSequences(const MaskSettings& settings, Issues& issues) {
    const auto list = [&issues](const char* field, const std::string& text) {
        return parseIndexList(field, text, {0, kMaxLength}, kMostSequences, issues);
    };
    const auto queries = list("lengths", settings.lengths);
    const auto keys = settings.kv_lengths.empty() ? queries : list("kv-lengths", settings.kv_lengths);
    if (!queries || !keys) return;
    if (queries->size() != keys->size()) {
        issues.push_back({"kv-lengths",
                          {TRISCOPE_TR("has %1 numbers, but lengths has %2"),
                           {std::to_string(keys->size()), std::to_string(queries->size())}}});
        return;
    }
    checkTotal("lengths", *queries, settings.shape.queries, issues);
    checkTotal("kv-lengths", *keys, settings.shape.keys, issues);
    if (!issues.empty()) return;
    for (const Sequence& sequence : sequencesOf(settings)) {
        if (settings.sparse_mode == 7 && sequence.difference() < 0) {
            issues.push_back(
                {"kv-lengths",
                 {TRISCOPE_TR("in sparse_mode 7 no sequence may have more queries than keys; one has %1 "
                              "and %2"),
                  {groupDigits(sequence.rows.size()), groupDigits(sequence.cols.size())}}});
            return;
        }
        if (sequence.banded) checkBand(sequence, settings, issues);
    }
}

MaskPtr makeSequenceMask(const MaskSettings& settings) {
    const std::vector<Sequence> sequences = sequencesOf(settings);
    const Rect all = settings.shape.rect();
    std::vector<Piece> pieces;
    Index row = 0;
    for (const Sequence& sequence : sequences) {
        row = sequence.rows.end;
        if (sequence.rows.empty()) continue;
        const Range seen = seenDiagonals(sequence, settings);
        pieces.push_back({kOther, sequence.rows, {0, sequence.cols.begin}, {-kFar, kFar}});
        pieces.push_back({kAfter, sequence.rows, sequence.cols, {-kFar, seen.begin}});
        pieces.push_back({kSeen, sequence.rows, sequence.cols, seen});
        pieces.push_back({kBefore, sequence.rows, sequence.cols, {seen.end, kFar}});
        pieces.push_back({kOther, sequence.rows, {sequence.cols.end, all.cols.end}, {-kFar, kFar}});
    }
    pieces.push_back({kOther, {row, all.rows.end}, all.cols, {-kFar, kFar}});
    std::erase_if(pieces, [](const Piece& piece) { return piece.rows.empty() || piece.cols.empty(); });
    const auto rule = [&](RegionId region) {
        return Rule{region, cellsWith(std::make_shared<OwnSequence>(sequences, settings, region))};
    };
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"seen", RegionRole::Window, true, TRISCOPE_TR("Seen")},
                            {"before", RegionRole::Skipped, false, TRISCOPE_TR("Masked, before")},
                            {"after", RegionRole::Future, false, TRISCOPE_TR("Masked, after")},
                            {"other", RegionRole::Skipped, false, TRISCOPE_TR("Other sequences")}},
        pieces,
        std::vector<Rule>{rule(kOther), rule(kAfter), rule(kBefore), {kSeen, {CellTest::Kind::Everything}}});
}

}  // namespace triscope
