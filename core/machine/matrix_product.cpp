#include "core/machine/matrix_product.h"

#include <Eigen/Core>
#include <algorithm>
#include <cassert>
#include <vector>

#include "core/base/stopwatch.h"
#include "core/machine/passes.h"

namespace triscope {

namespace {

constexpr int kRepeats = 100;
constexpr Seconds kBudget{2};

struct Operands {
    Eigen::MatrixXf a = Eigen::MatrixXf::Constant(kProductSide, kProductSide, 0.5f);
    Eigen::MatrixXf b = Eigen::MatrixXf::Constant(kProductSide, kProductSide, 0.25f);
    Eigen::MatrixXf c = Eigen::MatrixXf::Zero(kProductSide, kProductSide);
};

}  // namespace

double matrixProductRate(int threads, const RunControl& control) {
    assert(threads >= 1);
    std::vector<Operands> of_threads(static_cast<std::size_t>(threads));
    const double side = kProductSide;
    double best = 0;
    for (Passes passes(kRepeats, kBudget); passes.next(control);) {
        const Stopwatch watch;
#pragma omp parallel for num_threads(threads)
        for (int thread = 0; thread < threads; ++thread) {
            Operands& mine = of_threads[static_cast<std::size_t>(thread)];
            mine.c.noalias() = mine.a * mine.b;
        }
        best = std::max(best, 2 * side * side * side * threads / watch.elapsed().value);
    }
    control.report(1);
    return best;
}

}  // namespace triscope
