#include "app/cli/npu_compare_tensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/cli/agreement_report.h"
#include "core/base/input_error.h"
#include "core/io/npy.h"
#include "core/numerics/half.h"

namespace triscope::cli {

namespace {

NpyArray<double> readValues(const std::string& path, Dtype dtype) {
    if (storedType(path) != NpyType::UInt16 || dtype != Dtype::Bf16) return readNpy<double>(path);
    const NpyArray<std::uint16_t> bits = readNpyBits(path);
    NpyArray<double> values{bits.shape, {}, bits.stored};
    for (const std::uint16_t one : bits.data) values.data.push_back(double{bf16Value(one)});
    return values;
}

BasicTensor<double> readTensor(const std::string& path, Dtype dtype, const char* field) {
    try {
        NpyArray<double> array = readValues(path, dtype);
        std::vector<Index> sides = array.shape;
        while (sides.size() > 3 && sides.front() == 1) sides.erase(sides.begin());
        if (sides.size() == 2) sides.push_back(1);
        if (sides.size() != 3 || array.data.empty()) {
            throw InputError({field,
                              {"%1 holds shape %2; expected is (heads, seq, head_dim) or (heads, seq)",
                               {path, shapeText(array.shape)}}});
        }
        BasicTensor<double> tensor;
        tensor.shape = {sides[0], sides[1], sides[2]};
        tensor.data = std::move(array.data);
        return tensor;
    } catch (const FileError& error) {
        throw InputError({field, {"%1", {error.what()}}});
    }
}

ToleranceRule ruleOf(Dtype dtype, const BasicTensor<double>& trusted) {
    if (dtype != Dtype::Fp32) return vendorRule(dtype);
    double size = 0;
    for (const double value : trusted.data) {
        if (std::isfinite(value)) size = std::max(size, std::abs(value));
    }
    return {.name = "fp32-largest",
            .words = {"2^-20 of the largest value (%1), the least that a tolerance derived from Q, K and V "
                      "allows",
                      {fmt::format("{:.3g}", size)}},
            .atol = 0x1p-20 * size};
}

double difference(const ComparedTensors& compared, std::size_t at) {
    const double error = std::abs(compared.a.data[at] - compared.b.data[at]);
    const bool same = compared.a.data[at] == compared.b.data[at];
    return std::isfinite(error) ? error : same ? 0 : INFINITY;
}

// Where the largest differences are, the largest first.
std::vector<std::size_t> worstElements(const ComparedTensors& compared) {
    constexpr std::size_t kShown = 8;
    std::vector<std::size_t> order(compared.a.data.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(kShown, order.size()));
    std::partial_sort(order.begin(), order.begin() + shown, order.end(), [&](std::size_t x, std::size_t y) {
        const double dx = difference(compared, x);
        const double dy = difference(compared, y);
        return dx != dy ? dx > dy : x < y;
    });
    order.resize(static_cast<std::size_t>(shown));
    std::erase_if(order, [&](std::size_t k) { return difference(compared, k) == 0; });
    return order;
}

ElementIndex placeOf(const TensorShape& shape, std::size_t element) {
    const auto k = static_cast<Index>(element);
    return {k / shape.head_dim / shape.seq, k / shape.head_dim % shape.seq, k % shape.head_dim};
}

}  // namespace

ComparedTensors compareTensors(const std::string& a, const std::string& b, Dtype dtype) {
    ComparedTensors compared{readTensor(a, dtype, "case"), readTensor(b, dtype, "out"), {}};
    if (!(compared.a.shape == compared.b.shape)) {
        const auto sides = [](const TensorShape& shape) {
            return shapeText(std::vector<Index>{shape.heads, shape.seq, shape.head_dim});
        };
        throw InputError(
            {"out",
             {"%1 holds %2, and %3 holds %4", {b, sides(compared.b.shape), a, sides(compared.a.shape)}}});
    }
    compared.agreement = compare(compared.a, compared.b, ruleOf(dtype, compared.b), dtype);
    return compared;
}

void printTensors(const std::string& a, const std::string& b, const ComparedTensors& compared, bool json) {
    const std::vector<std::size_t> worst = worstElements(compared);
    if (json) {
        Json report{{"agreement", Json::array({agreementJson(a, b, compared.agreement)})},
                    {"worst", Json::array()},
                    {"pass", compared.agreement.pass}};
        for (const std::size_t k : worst) {
            const ElementIndex at = placeOf(compared.a.shape, k);
            report["worst"].push_back({{"head", at.head},
                                       {"row", at.row},
                                       {"dim", at.dim},
                                       {"a", numberJson(compared.a.data[k])},
                                       {"b", numberJson(compared.b.data[k])}});
        }
        fmt::print("{}", jsonText(report));
        return;
    }
    printAgreement(a, b, compared.agreement);
    if (!worst.empty()) fmt::print("\n  largest differences:\n");
    for (const std::size_t k : worst) {
        const ElementIndex at = placeOf(compared.a.shape, k);
        fmt::print("    head {}, row {}, dim {}: {:.6g}; {:.6g}\n", at.head, at.row, at.dim,
                   compared.a.data[k], compared.b.data[k]);
    }
}

}  // namespace triscope::cli
