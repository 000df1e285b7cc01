#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Dense causal attention: keep iff j <= i.
namespace triscope {

const PatternInfo kDensePattern{
    .name = "dense",
    .title = TRISCOPE_TR("Dense (causal)"),
    .summary = TRISCOPE_TR("Every query sees every key up to its own position."),
    .rule = "j <= i",
    .source = "arXiv 1706.03762, section 3.2.3",
    .make = [](const MaskSettings& settings, const RunControl&) -> MaskPtr {
        return std::make_shared<PieceMask>(
            settings.shape,
            std::vector<Region>{{"causal", RegionRole::Kept, true}, {"future", RegionRole::Future, false}},
            std::vector<Rule>{{1, {CellTest::Kind::DistanceBelow, 0}}, {0, {CellTest::Kind::Everything}}});
    },
};

}  // namespace triscope
