#include <algorithm>
#include <array>

#include "core/base/numbers.h"
#include "core/mask/index_list.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Documents packed into one prompt: keep iff i and j are in the same document and j <= i. The lengths repeat
// until the prompt is full.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"lengths"};

class SameDocument final : public Predicate {
  public:
    explicit SameDocument(std::vector<Index> starts) : m_starts(std::move(starts)) {}

    bool contains(Index position, KeyIndex key) const override { return document(position) == document(key); }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::string own = groupDigits(document(position));
        if (holds) return {TRISCOPE_TR("query and key are both in document %1"), {own}};
        return {TRISCOPE_TR("the query is in document %1, the key in document %2"),
                {own, groupDigits(document(key))}};
    }

  private:
    Index document(Index token) const {
        return std::upper_bound(m_starts.begin(), m_starts.end(), token) - m_starts.begin() - 1;
    }

    std::vector<Index> m_starts;
};

Index tokensOf(const MaskShape& shape) {
    return std::max(shape.keys, shape.query_offset + shape.queries);
}

void check(const MaskSettings& settings, Issues& issues) {
    const auto lengths = parseIndexList("lengths", settings.lengths, {1, kMaxLength}, 4096, issues);
    if (!lengths) return;
    const auto& list = *lengths;
    if (list.empty()) {
        issues.push_back({"lengths", {TRISCOPE_TR("needs at least one number, such as 12K,4K,800"), {}}});
        return;
    }
    Index sum = 0;
    for (const Index length : list) sum += length;
    const Index documents = tokensOf(settings.shape) / sum * static_cast<Index>(list.size());
    if (documents <= kMaxRowBands) return;
    issues.push_back(
        {"lengths",
         {TRISCOPE_TR("make about %1 documents of %2 tokens; there may be %3"),
          {groupDigits(documents), groupDigits(tokensOf(settings.shape)), groupDigits(kMaxRowBands)}}});
}

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kDocument, kOther, kFuture };
    const std::vector<Index> lengths = checkedIndexList(settings.lengths);
    BandBuilder bands(settings.shape, kFuture);
    std::vector<Index> starts;
    Index begin = 0;
    for (std::size_t k = 0; begin < tokensOf(settings.shape); ++k) {
        const Range own{begin, begin + lengths[k % lengths.size()]};
        starts.push_back(begin);
        bands.add(own,
                  std::array<BandSpan, 3>{BandSpan{{0, own.begin}, kOther}, BandSpan{own, kDocument, true},
                                          BandSpan{{own.end, settings.shape.keys}, kFuture}});
        begin = own.end;
    }
    const auto same = std::make_shared<SameDocument>(std::move(starts));
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"document", RegionRole::Kept, true, TRISCOPE_TR("Own document")},
                            {"other", RegionRole::Skipped, false, TRISCOPE_TR("Other documents")},
                            {"future", RegionRole::Future, false}},
        bands.pieces(),
        std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kDocument, cellsWith(same)},
                          {kOther, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kDocumentsPattern{
    .name = "documents",
    .title = TRISCOPE_TR("Packed documents"),
    .summary = TRISCOPE_TR("Several documents in one prompt, each causal and blind to the others."),
    .rule = "j <= i and document(i) = document(j); the lengths repeat until the prompt is full",
    .source = "arXiv 2412.05496 (FlexAttention), document masking",
    .form = PatternInfo::Form::Bands,
    .uses = kUses,
    .check = check,
    .make = make,
};

}  // namespace triscope
