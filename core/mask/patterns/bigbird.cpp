#include <algorithm>

#include "core/base/numbers.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/random_blocks.h"
#include "core/mask/piece_mask.h"

// BigBird, in blocks of `pattern-block` (I = floor(i / block), J = floor(j / block)): keep iff I or J is the
// first or the last block, or |I - J| <= 1, or J is one of `random-blocks` random blocks of row I.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"pattern-block", "random-blocks", "pattern-seed"};

enum : RegionId { kGlobal, kWindow, kRandom, kSkipped };

// The block rows and columns of a prompt and its keys.
struct Blocks {
    Index side = 1;
    Index last_row = 0;
    Index columns = 1;

    explicit Blocks(const MaskSettings& settings)
        : side(settings.pattern_block),
          last_row((settings.shape.promptLength() - 1) / side),
          columns((settings.shape.keys - 1) / side + 1) {}

    bool isGlobal(Index row) const { return row == 0 || row == last_row; }
    Range cells(Range blocks) const { return {blocks.begin * side, blocks.end * side}; }
};

std::vector<Index> randomOf(const Blocks& blocks, const MaskSettings& settings, Index row) {
    if (blocks.isGlobal(row)) return {};
    return randomBlocks(settings.pattern_seed, row, blocks.columns, settings.random_blocks,
                        {{0, 1}, {blocks.columns - 1, blocks.columns}, {row - 1, row + 2}});
}

class IsGlobal final : public Predicate {
  public:
    explicit IsGlobal(const Blocks& blocks) : m_blocks(blocks) {}

    bool contains(Index position, KeyIndex key) const override {
        const Index column = key / m_blocks.side;
        return m_blocks.isGlobal(position / m_blocks.side) || column == 0 || column == m_blocks.columns - 1;
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> place{groupDigits(position / m_blocks.side),
                                             groupDigits(key / m_blocks.side)};
        if (holds) return {TRISCOPE_TR("block row %1 or block column %2 is the first or the last"), place};
        return {TRISCOPE_TR("neither block row %1 nor block column %2 is the first or the last"), place};
    }

  private:
    Blocks m_blocks;
};

class IsNeighbour final : public Predicate {
  public:
    explicit IsNeighbour(Index side) : m_side(side) {}

    bool contains(Index position, KeyIndex key) const override {
        const Index distance = position / m_side - key / m_side;
        return distance >= -1 && distance <= 1;
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> place{groupDigits(position / m_side), groupDigits(key / m_side)};
        if (holds) return {TRISCOPE_TR("block row %1 and block column %2 are neighbours"), place};
        return {TRISCOPE_TR("block row %1 and block column %2 are no neighbours"), place};
    }

  private:
    Index m_side;
};

class IsRandom final : public Predicate {
  public:
    explicit IsRandom(const MaskSettings& settings) : m_settings(settings), m_blocks(settings) {}

    bool contains(Index position, KeyIndex key) const override {
        const auto chosen = randomOf(m_blocks, m_settings, position / m_blocks.side);
        return std::binary_search(chosen.begin(), chosen.end(), key / m_blocks.side);
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> place{groupDigits(position / m_blocks.side),
                                             groupDigits(key / m_blocks.side)};
        if (holds) return {TRISCOPE_TR("block column %2 is a random block of block row %1"), place};
        return {TRISCOPE_TR("block column %2 is no random block of block row %1"), place};
    }

  private:
    MaskSettings m_settings;
    Blocks m_blocks;
};

std::vector<BandSpan> spansOf(const Blocks& blocks, const MaskSettings& settings, Index row) {
    const Range all{0, blocks.columns};
    if (blocks.isGlobal(row)) return {{blocks.cells(all), kGlobal}};
    // Region by block column, then runs of equal ones: few of the columns are anything but skipped.
    std::vector<std::pair<Index, RegionId>> marked;
    for (const Index column : randomOf(blocks, settings, row)) marked.emplace_back(column, kRandom);
    for (Index column = row - 1; column <= row + 1; ++column) marked.emplace_back(column, kWindow);
    std::erase_if(marked,
                  [&](const auto& mark) { return mark.first <= 0 || mark.first >= blocks.columns - 1; });
    marked.emplace_back(0, kGlobal);
    if (blocks.columns > 1) marked.emplace_back(blocks.columns - 1, kGlobal);
    std::sort(marked.begin(), marked.end());
    std::vector<BandSpan> spans;
    Index done = 0;
    for (const auto& [column, region] : marked) {
        if (done < column) spans.push_back({blocks.cells({done, column}), kSkipped});
        spans.push_back({blocks.cells({column, column + 1}), region});
        done = column + 1;
    }
    return spans;
}

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    const Blocks blocks(settings);
    BandBuilder bands(settings.shape, kSkipped);
    const Range rows = bandsOf(settings.shape, blocks.side);
    for (Index row = rows.begin; row < rows.end; ++row)
        bands.add(blocks.cells({row, row + 1}), spansOf(blocks, settings, row));
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"global", RegionRole::Sink, true, TRISCOPE_TR("Global")},
                            {"window", RegionRole::Window, true},
                            {"random", RegionRole::Scattered, true, TRISCOPE_TR("Random")},
                            {"skipped", RegionRole::Skipped, false}},
        bands.pieces(),
        std::vector<Rule>{{kGlobal, cellsWith(std::make_shared<IsGlobal>(blocks))},
                          {kWindow, cellsWith(std::make_shared<IsNeighbour>(blocks.side))},
                          {kRandom, cellsWith(std::make_shared<IsRandom>(settings))},
                          {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kBigBirdPattern{
    .name = "bigbird",
    .title = TRISCOPE_TR("BigBird (seeded)"),
    .summary = TRISCOPE_TR("Global first and last blocks, neighbouring blocks, and a few random ones."),
    .rule = "I or J first or last, or |I − J| <= 1, or J in random(seed, I);  I = floor(i / pattern-block)",
    .source = "arXiv 2007.14062, section 2",
    .form = PatternInfo::Form::Bands,
    .uses = kUses,
    .check = checkPatternBlocks,
    .make = make,
};

}  // namespace triscope
