#pragma once

#include "core/attention/backend.h"
#include "core/npu/cann/call_plan.h"
#include "core/npu/cann/npu_probe.h"
#include "core/numerics/dtype.h"

namespace triscope {

// How a user wants the NPU to be used.
struct NpuSettings {
    Dtype dtype = Dtype::Fp16;  // what Q, K and V are handed over in; fp32 is refused
    NpuForm form = NpuForm::Token;
    int device = 0;
    // A wait for the device ends by then; a call that does not return is left after twice as long.
    std::chrono::milliseconds timeout{60000};

    friend bool operator==(const NpuSettings&, const NpuSettings&) = default;
};

// "npu": the fused attention operators of CANN on an Ascend NPU, opened at run time. Written after CANN's
// headers and documents and tested against a stand-in of its libraries: it has never run on a physical NPU.
//
// The parts of a mask that are computed by several calls are merged by their LSE from outputs that each are
// rounded to 16 bits. Where they cancel, that leaves the vendor's rule for a single call: the error is
// bounded by the type's rounding of the largest value instead, not of the output.
//
// The operator is the first that the installation has of FusedInferAttentionScoreV3, V2 and
// PromptFlashAttentionV3 (the only one on a 310P, and without LSE); layout BNSD. innerPrecise is 2: fp32
// softmax, and 0 for a row without a key. The result's LSE has no elements when the operator gives none.
//
// executed_flops counts the cells that the calls compute as documented: all of them with a token mask, tiles
// of 128 x 128 with a sparse mode or a block mask. peak_bytes is the device's memory, Q, K and V included.
class NpuBackend final : public AttentionBackend {
  public:
    // The process's own CANN, found by cannPlaces().
    explicit NpuBackend(NpuSettings settings = {});
    NpuBackend(NpuSettings settings, std::shared_ptr<CannHost> host);

    std::string_view name() const override { return "npu"; }
    std::optional<Message> whyUnavailable() const override;
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;

  private:
    NpuProbe probe() const;

    NpuSettings m_settings;
    std::shared_ptr<CannHost> m_host;
    // To ask every device takes seconds: once an NPU was found, that holds.
    struct Found {
        std::mutex mutex;
        std::optional<NpuProbe> probe;
    };
    std::shared_ptr<Found> m_found = std::make_shared<Found>();
};

// The one that NpuBackend() uses. Its finalize() is for a program's main to call at its end.
std::shared_ptr<CannHost> processCann();

}  // namespace triscope
