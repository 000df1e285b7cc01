#include "core/attention/gaussian_problem.h"

#include "core/attention/structured_inputs.h"
#include "core/mask/catalog.h"

namespace triscope {

AttentionProblem gaussianProblem(const MaskSettings& mask, const HeadSizes& sizes, std::uint64_t seed) {
    AttentionProblem problem;
    drawInputs(InputKind::Normal, seed, sizes, mask.shape, problem);
    problem.mask = makeMask(mask);
    return problem;
}

}  // namespace triscope
