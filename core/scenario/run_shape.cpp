#include "core/scenario/run_shape.h"

#include "core/scenario/fields.h"

namespace triscope {

MaskShape runShape(const Scenario& scenario) {
    const MaskShape& own = scenario.mask.shape;
    const MaskShape square = MaskShape::square(scenario.run.seq);
    const bool as_long =
        own.queries == square.queries && own.keys <= findScenarioField("run-seq")->allowed.end;
    return as_long ? own : square;
}

}  // namespace triscope
