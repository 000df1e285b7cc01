#include <algorithm>

#include "core/base/numbers.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/random_blocks.h"
#include "core/mask/patterns/same_chunk.h"
#include "core/mask/piece_mask.h"

// An example of the patterns that keep each block row's best-scoring blocks (MoBA, NSA, XAttention,
// SeerAttention): which blocks those are depends on the input, so here a seed chooses them. In blocks of
// `pattern-block`: keep iff j <= i and (J = 0 or I = J or J is one of `random-blocks` chosen blocks of row
// I).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"pattern-block", "random-blocks", "pattern-seed"};

enum : RegionId { kFirst, kOwn, kChosen, kSkipped, kFuture };

std::vector<Index> chosenOf(const MaskSettings& settings, Index row) {
    return randomBlocks(settings.pattern_seed, row, row, settings.random_blocks, {{0, 1}});
}

class IsChosen final : public Predicate {
  public:
    explicit IsChosen(const MaskSettings& settings) : m_settings(settings) {}

    bool contains(Index position, KeyIndex key) const override {
        const auto chosen = chosenOf(m_settings, position / m_settings.pattern_block);
        return std::binary_search(chosen.begin(), chosen.end(), key / m_settings.pattern_block);
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> place{groupDigits(position / m_settings.pattern_block),
                                             groupDigits(key / m_settings.pattern_block)};
        if (holds)
            return {
                TRISCOPE_TR("block column %2 stands for a high score of block row %1 (an example: chosen by "
                            "the seed)"),
                place};
        return {TRISCOPE_TR("block column %2 is not among the chosen blocks of block row %1"), place};
    }

  private:
    MaskSettings m_settings;
};

std::vector<BandSpan> spansOf(const MaskSettings& settings, Index row) {
    const Index side = settings.pattern_block;
    const auto cells = [side](Index begin, Index end) { return Range{begin * side, end * side}; };
    std::vector<BandSpan> spans;
    Index done = 0;
    const auto append = [&](Index column, RegionId region) {
        if (done < column) spans.push_back({cells(done, column), kSkipped});
        spans.push_back({cells(column, column + 1), region});
        done = column + 1;
    };
    if (row > 0) append(0, kFirst);
    for (const Index column : chosenOf(settings, row)) append(column, kChosen);
    if (done < row) spans.push_back({cells(done, row), kSkipped});
    spans.push_back({cells(row, row + 1), row == 0 ? kFirst : kOwn, true});
    spans.push_back({{(row + 1) * side, settings.shape.keys}, kFuture});
    return spans;
}

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    const Index side = settings.pattern_block;
    BandBuilder bands(settings.shape, kFuture);
    const Range rows = bandsOf(settings.shape, side);
    for (Index row = rows.begin; row < rows.end; ++row)
        bands.add({row * side, (row + 1) * side}, spansOf(settings, row));
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"first", RegionRole::Sink, true, TRISCOPE_TR("First block")},
                            {"own", RegionRole::Window, true, TRISCOPE_TR("Own block")},
                            {"chosen", RegionRole::Scattered, true, TRISCOPE_TR("Chosen (example)")},
                            {"skipped", RegionRole::Skipped, false},
                            {"future", RegionRole::Future, false}},
        bands.pieces(),
        std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kFirst, {CellTest::Kind::KeyBelow, side}},
                          {kOwn, sameChunk(side)},
                          {kChosen, cellsWith(std::make_shared<IsChosen>(settings))},
                          {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kTopKExamplePattern{
    .name = "top-k-example",
    .title = TRISCOPE_TR("Top-k blocks (an example)"),
    .summary = TRISCOPE_TR("The real mask depends on the input; here a seed stands in for the scores."),
    .rule = "j <= i and (J = 0 or I = J or J in chosen(seed, I));  I = floor(i / pattern-block)",
    .source =
        "kinds: arXiv 2502.13189 (MoBA), 2502.11089 (NSA), 2503.16428 (XAttention), 2410.13276 "
        "(SeerAttention)",
    .form = PatternInfo::Form::Bands,
    .example_only = true,
    .uses = kUses,
    .check = checkPatternBlocks,
    .make = make,
};

}  // namespace triscope
