#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Dense causal attention: keep iff j <= i.
namespace triscope {

const PatternInfo kDensePattern{
    .name = "dense",
    .title = TRISCOPE_TR("Dense (causal)"),
    .summary = TRISCOPE_TR("Every query sees every key up to its own position."),
    .source = "arXiv 1706.03762, section 3.2.3",
    .make = [](const MaskSettings& settings) -> MaskPtr {
        return std::make_shared<PieceMask>(
            settings.shape,
            std::vector<Region>{{"causal", RegionRole::Kept, true}, {"future", RegionRole::Future, false}},
            std::vector<Rule>{{1, {HalfPlane::Kind::DistanceBelow, 0}}, {0, {HalfPlane::Kind::Everything}}});
    },
};

}  // namespace triscope
