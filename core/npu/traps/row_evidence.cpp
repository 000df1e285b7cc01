#include "core/npu/traps/row_evidence.h"

#include <algorithm>
#include <cmath>

namespace triscope {

namespace {

// More than any distance that counts.
constexpr double kBeyond = 1e6;

// One rounding; of fp32, where many add up, 16.
double unitOf(Dtype dtype) {
    return (dtype == Dtype::Fp32 ? 16 : 1) * roundoffOf(dtype);
}

// Half of the smallest step: what is left of rounding near 0.
double floorOf(Dtype dtype) {
    return dtype == Dtype::Fp16 ? 0x1p-25 : 0x1p-126;
}

// The softmax's sum is kept in fp32, and only fp16 rounds the scores that go into it.
double lseSigma(double lse, Dtype dtype) {
    return 2 * (dtype == Dtype::Fp16 ? 0x1p-11 : 0x1p-18) * (1 + std::abs(lse));
}

bool allFinite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

double distance(std::span<const float> observed, std::span<const double> other) {
    double sum = 0;
    for (std::size_t d = 0; d < observed.size(); ++d) {
        const double difference = double{observed[d]} - other[d];
        sum += difference * difference;
    }
    return sum;
}

class Weighing {
  public:
    explicit Weighing(double sigma) : m_sigma(sigma) {}

    void add(double observed, double asked, double fault) {
        const double to_fault = (fault - asked) / m_sigma;
        const double to_observed = (observed - asked) / m_sigma;
        m_evidence.power += to_fault * to_fault;
        m_evidence.projection += to_fault * to_observed;
        m_evidence.residual += (to_observed - to_fault) * (to_observed - to_fault);
        m_evidence.from_fault = std::max(m_evidence.from_fault, std::abs(observed - fault));
        m_evidence.from_asked = std::max(m_evidence.from_asked, std::abs(observed - asked));
    }
    const RowEvidence& evidence() const { return m_evidence; }

  private:
    double m_sigma;
    RowEvidence m_evidence;
};

void addLse(RowEvidence& evidence, double observed, const RowCandidates& candidates, Dtype dtype) {
    if (!candidates.asked.has_key || !candidates.fault.has_key) return;
    if (!(std::abs(candidates.fault.lse) < kBeyond) || !(std::abs(observed) < kBeyond)) return;
    Weighing weighing(lseSigma(candidates.asked.lse, dtype));
    weighing.add(observed, candidates.asked.lse, candidates.fault.lse);
    const RowEvidence& lse = weighing.evidence();
    evidence.power += lse.power;
    evidence.lse_power = lse.power;
    evidence.projection += lse.projection;
    evidence.residual += lse.residual;
    evidence.lse_from_asked = lse.from_asked;
    evidence.explained = evidence.explained && lse.residual <= 16;
}

}  // namespace

RowEvidence weighEvidence(const ObservedRow& observed, const RowCandidates& candidates, Dtype dtype) {
    const RowValue& asked = candidates.asked;
    const RowValue& fault = candidates.fault;
    const bool finite = allFinite(observed.output);
    const bool loses_all_keys = !fault.has_key && asked.has_key;
    RowEvidence broken{.breaks = true, .changes = true, .explained = !finite};
    if (finite) broken.residual = kBeyond;
    if (!fault.isFinite()) return broken;
    if (!finite) {
        broken.breaks = false;
        broken.changes = loses_all_keys;
        broken.loses_keys = loses_all_keys;
        broken.explained = loses_all_keys;
        broken.residual = loses_all_keys ? 0 : kBeyond;
        return broken;
    }
    std::span<const double> output = fault.output;
    if (loses_all_keys &&
        distance(observed.output, candidates.mean) < distance(observed.output, fault.output))
        output = candidates.mean;
    const double spread = fault.scores_are_known ? fault.spread : std::max(asked.spread, fault.spread);
    const double sigma = 2 * (unitOf(dtype) * spread + floorOf(dtype));
    Weighing weighing(sigma);
    for (std::size_t d = 0; d < output.size(); ++d)
        weighing.add(double{observed.output[d]}, asked.output[d], output[d]);
    RowEvidence evidence = weighing.evidence();
    evidence.explained = evidence.residual <= 16 * static_cast<double>(output.size());
    if (observed.lse) addLse(evidence, *observed.lse, candidates, dtype);
    evidence.changes = evidence.power >= 16;
    evidence.loses_keys = loses_all_keys;
    return evidence;
}

}  // namespace triscope
