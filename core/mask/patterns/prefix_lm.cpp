#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Prefix-LM: keep iff j < prefix or j <= i.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"prefix"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kPrefix, kCausal, kFuture };
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"prefix", RegionRole::Sink, true, TRISCOPE_TR("Prefix")},
                            {"after-prefix", RegionRole::Kept, true, TRISCOPE_TR("After the prefix")},
                            {"future", RegionRole::Future, false}},
        std::vector<Rule>{{kPrefix, {CellTest::Kind::KeyBelow, settings.prefix}},
                          {kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kCausal, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kPrefixLmPattern{
    .name = "prefix-lm",
    .title = TRISCOPE_TR("Prefix-LM"),
    .summary = TRISCOPE_TR("The prefix sees itself both ways; the rest is causal."),
    .rule = "j < prefix or j <= i",
    .source = "arXiv 1910.10683, section 3.2.1",
    .uses = kUses,
    .make = make,
};

}  // namespace triscope
