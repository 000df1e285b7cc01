#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Longformer: keep iff j < sink or i < sink (global tokens, first in the prompt) or |i - j| <= window.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"sink", "window"};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kColumns, kRows, kWindow, kSkipped };
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"global-keys", RegionRole::Sink, true, TRISCOPE_TR("Global keys")},
                            {"global-queries", RegionRole::Last, true, TRISCOPE_TR("Global queries")},
                            {"window", RegionRole::Window, true},
                            {"skipped", RegionRole::Skipped, false}},
        std::vector<Rule>{{kColumns, {CellTest::Kind::KeyBelow, settings.sink}},
                          {kRows, {CellTest::Kind::PositionBelow, settings.sink}},
                          {kSkipped, {CellTest::Kind::DistanceBelow, -settings.window}},
                          {kWindow, {CellTest::Kind::DistanceBelow, settings.window + 1, true}},
                          {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kLongformerPattern{
    .name = "longformer",
    .title = TRISCOPE_TR("Longformer"),
    .summary = TRISCOPE_TR("A window both ways, and first tokens that see all and are seen by all."),
    .rule = "j < sink or i < sink or |i − j| <= window",
    .source = "arXiv 2004.05150, section 3.1",
    .uses = kUses,
    .make = make,
};

}  // namespace triscope
