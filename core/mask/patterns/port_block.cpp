#include <algorithm>
#include <array>

#include "core/base/numbers.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// The block rule of a Triangle port to Ascend, as it stands there: with I, J block row and column, n the
// prompt's blocks, and each number turned into blocks by max(1, floor(x / pattern-block)),
//   keep iff J <= I and (J <= sink' or I - J <= window' or (n - I < last' and J > sink')).
// Whole blocks are kept, so a diagonal block shows the future; 4 sinks become two blocks; and as last' = 1
// asks for n - I < 1, which is never true, up to two blocks' worth of last rows disappear.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"sink", "window", "last", "pattern-block"};

enum : RegionId { kSink, kWindow, kLast, kSkipped, kFuture };

// The port's three numbers, in blocks.
struct PortRule {
    Index side = 1;
    Index sink = 1;
    Index window = 1;
    Index last = 1;
    Index blocks = 1;

    explicit PortRule(const MaskSettings& settings)
        : side(settings.pattern_block),
          sink(std::max<Index>(1, settings.sink / side)),
          window(std::max<Index>(1, settings.window / side)),
          last(std::max<Index>(1, settings.last / side)),
          blocks((settings.shape.promptLength() + side - 1) / side) {}

    bool isLast(Index row) const { return blocks - row < last; }
};

class InBlocks final : public Predicate {
  public:
    InBlocks(const PortRule& rule, RegionId region) : m_rule(rule), m_region(region) {}

    bool contains(Index position, KeyIndex key) const override {
        const Index row = position / m_rule.side;
        const Index column = key / m_rule.side;
        switch (m_region) {
            case kFuture:
                return column > row;
            case kSink:
                return column <= m_rule.sink;
            case kWindow:
                return row - column <= m_rule.window;
            default:
                return m_rule.isLast(row);
        }
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const Index row = position / m_rule.side;
        const Index column = key / m_rule.side;
        const auto digits = [](Index value) { return groupDigits(value); };
        switch (m_region) {
            case kFuture:
                if (holds)
                    return {TRISCOPE_TR("block column %1 comes after block row %2"),
                            {digits(column), digits(row)}};
                return {
                    TRISCOPE_TR("block column %1 does not come after block row %2; the port looks no closer"),
                    {digits(column), digits(row)}};
            case kSink:
                if (holds)
                    return {TRISCOPE_TR("a sink block (%1 ≤ %2)"), {digits(column), digits(m_rule.sink)}};
                return {TRISCOPE_TR("not a sink block (%1 > %2)"), {digits(column), digits(m_rule.sink)}};
            case kWindow:
                if (holds)
                    return {TRISCOPE_TR("in the window of blocks (distance %1 ≤ %2)"),
                            {digits(row - column), digits(m_rule.window)}};
                return {TRISCOPE_TR("not in the window of blocks (distance %1 > %2)"),
                        {digits(row - column), digits(m_rule.window)}};
            default:
                if (holds)
                    return {TRISCOPE_TR("one of the last block rows (%1 − %2 < %3)"),
                            {digits(m_rule.blocks), digits(row), digits(m_rule.last)}};
                return {TRISCOPE_TR("not one of the last block rows (%1 − %2 ≥ %3)"),
                        {digits(m_rule.blocks), digits(row), digits(m_rule.last)}};
        }
    }

  private:
    PortRule m_rule;
    RegionId m_region;
};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    const PortRule rule(settings);
    const Index side = rule.side;
    BandBuilder bands(settings.shape, kFuture);
    const Range rows = bandsOf(settings.shape, side);
    for (Index row = rows.begin; row < rows.end; ++row) {
        const Index sink_end = std::min(rule.sink, row) + 1;
        const Index window_begin = std::max(sink_end, row - rule.window);
        bands.add({row * side, (row + 1) * side},
                  std::array<BandSpan, 4>{
                      BandSpan{{0, sink_end * side}, kSink},
                      BandSpan{{sink_end * side, window_begin * side}, rule.isLast(row) ? kLast : kSkipped},
                      BandSpan{{window_begin * side, (row + 1) * side}, kWindow},
                      BandSpan{{(row + 1) * side, settings.shape.keys}, kFuture}});
    }
    const auto inBlocks = [&rule](RegionId region) {
        return Rule{region, cellsWith(std::make_shared<InBlocks>(rule, region))};
    };
    return std::make_shared<PieceMask>(settings.shape,
                                       std::vector<Region>{{"sink", RegionRole::Sink, true},
                                                           {"window", RegionRole::Window, true},
                                                           {"last", RegionRole::Last, true},
                                                           {"skipped", RegionRole::Skipped, false},
                                                           {"future", RegionRole::Future, false}},
                                       bands.pieces(),
                                       std::vector<Rule>{inBlocks(kFuture),
                                                         inBlocks(kSink),
                                                         inBlocks(kWindow),
                                                         inBlocks(kLast),
                                                         {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kPortBlockPattern{
    .name = "port-block",
    .title = TRISCOPE_TR("Triangle port's block rule"),
    .summary =
        TRISCOPE_TR("As one NPU port has it: whole blocks, an extra sink block, and the last rows lost."),
    .rule =
        "J <= I and (J <= max(1, ⌊sink/b⌋) or I − J <= max(1, ⌊window/b⌋) or n − I < max(1, ⌊last/b⌋));  b = "
        "pattern-block",
    .source = "ackerm0n/vllm-trianglemix @d02a412, ascend_npu_trianglemix.py",
    .form = PatternInfo::Form::Bands,
    .uses = kUses,
    .check = checkPatternBlocks,
    .make = make,
};

}  // namespace triscope
