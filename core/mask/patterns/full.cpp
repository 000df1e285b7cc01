#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// Bidirectional attention: every cell is kept.
namespace triscope {

const PatternInfo kFullPattern{
    .name = "full",
    .title = TRISCOPE_TR("Full (not causal)"),
    .summary = TRISCOPE_TR("Every query sees every key, the future included."),
    .rule = "always",
    .source = "arXiv 1706.03762, section 3.2.1",
    .make = [](const MaskSettings& settings, const RunControl&) -> MaskPtr {
        return std::make_shared<PieceMask>(settings.shape,
                                           std::vector<Region>{{"all", RegionRole::Kept, true}},
                                           std::vector<Rule>{{0, {CellTest::Kind::Everything}}});
    },
};

}  // namespace triscope
