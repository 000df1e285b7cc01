#include "core/attention/bench/bench_json.h"

#include "core/attention/engine/panel_kernels.h"

namespace triscope {

nlohmann::ordered_json benchJson(const BenchCase& test, const BenchFigure& figure) {
    nlohmann::ordered_json json{{"name", test.name},
                                {"mask", maskLabel(test.mask)},
                                {"seq", test.mask.shape.queries},
                                {"heads", test.sizes.heads},
                                {"kv_heads", test.sizes.kv_heads},
                                {"head_dim", test.sizes.head_dim},
                                {"threads", test.threads},
                                {"target", panelKernels().target},
                                {"ms", figure.milliseconds},
                                {"useful_gflops", figure.useful_gflops},
                                {"executed_gflops", figure.executed_gflops},
                                {"peak_gflops", figure.peak_gflops},
                                {"percent_of_peak", figure.percent_of_peak}};
    if (test.goal > 0) json["goal_percent"] = test.goal;
    return json;
}

}  // namespace triscope
