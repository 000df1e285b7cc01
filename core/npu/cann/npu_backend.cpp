#include "core/npu/cann/npu_backend.h"

#include <algorithm>
#include <utility>

#include "core/attention/run_measure.h"
#include "core/base/numbers.h"
#include "core/npu/cann/operator_limits.h"
#include "core/npu/cann/operator_run.h"

namespace triscope {

namespace {

// What a run works on and brings back; it may outlive the run, so it owns everything.
struct NpuRun {
    AttentionProblem problem;
    NpuSettings settings;
    NpuPlan plan;
    OperatorSettings operators{};
    std::shared_ptr<CannHost::Progress> progress = std::make_shared<CannHost::Progress>();

    MergedOutput merged{problem.q.shape, settings.dtype == Dtype::Bf16};
    Seconds device_seconds{};
    Bytes peak{};
    std::string soc{};
    std::string versions{};

    void work(const CannLibrary& library, const AclCaller& call);
};

std::string versionsOf(const CannLibrary& library, const AclCaller& call) {
    const std::string cann = cannVersion(call);
    return (cann.empty() ? "" : "CANN " + cann + ", ") + "ACL " + runtimeVersion(call) + ", " +
           library.runtime_file;
}

void NpuRun::work(const CannLibrary& library, const AclCaller& call) {
    DeviceSession session(library, call, settings.device);
    const char* name = call.watched("aclrtGetSocName", call.api().aclrtGetSocName);
    soc = name == nullptr ? "" : name;
    versions = versionsOf(library, call);
    operators = {.fused = chooseFused(InstalledOperators(library.operators), socFamily(soc))
                              .value_or(FusedOperator::FusedInferV2),
                 .dtype = settings.dtype,
                 .scale = problem.effectiveScale(),
                 .token_mode_0 = socFamily(soc) == SocFamily::Prompt310P,
                 .timeout = settings.timeout};
    double done = 0;
    for (const OperatorCall& one : plan.calls) {
        merged.add(one, *problem.mask, runOperator(session, operators, problem, one, device_seconds));
        progress->share = ++done / static_cast<double>(plan.calls.size());
    }
    peak = session.peak();
}

OperatorRecord recordOf(const NpuRun& run) {
    OperatorRecord record{.layout = "BNSD", .versions = run.versions};
    for (const OperatorCall& call : run.plan.calls) {
        const std::string name =
            call.mask == CallMask::Blocks ? kBlockSparseName : operatorName(run.operators.fused);
        if (record.name.find(name) == std::string::npos)
            record.name += (record.name.empty() ? "" : " + ") + name;
        if (!record.mask_form.empty()) record.mask_form += "; ";
        if (!call.part.empty()) {
            record.mask_form += call.part + ": sparse_mode " + std::to_string(call.mode.mode) + ", ";
        }
        record.mask_form += maskForm(call);
    }
    record.sparse_mode = run.operators.sparseMode(run.plan.calls.front());
    record.inner_precise = run.operators.innerPrecise(run.plan.calls.front());
    return record;
}

Flops executedFlops(const NpuRun& run) {
    WideInt cells = 0;
    for (const OperatorCall& call : run.plan.calls) cells += call.executed;
    return {WideInt{4} * run.problem.headDim() * run.problem.heads() * cells};
}

}  // namespace

std::shared_ptr<CannHost> processCann() {
    static const auto kHost = std::make_shared<CannHost>(cannPlaces());
    return kHost;
}

NpuBackend::NpuBackend(NpuSettings settings) : NpuBackend(std::move(settings), processCann()) {}

NpuBackend::NpuBackend(NpuSettings settings, std::shared_ptr<CannHost> host)
    : m_settings(std::move(settings)), m_host(std::move(host)) {}

NpuProbe NpuBackend::probe() const {
    if (auto reason = m_host->whyBusy()) return {.reason = std::move(reason)};
    const std::scoped_lock lock(m_found->mutex);
    if (m_found->probe) return *m_found->probe;
    NpuProbe probe = probeNpu(m_host, m_settings.timeout);
    if (!probe.reason) m_found->probe = probe;
    return probe;
}

std::optional<Message> NpuBackend::whyUnavailable() const {
    return probe().reason;
}

std::optional<Message> NpuBackend::whyNot(const AttentionProblem& problem) const {
    const NpuProbe found = probe();
    if (found.reason) return found.reason;
    if (m_settings.device < 0 || m_settings.device >= static_cast<int>(found.devices.size()))
        return Message{TRISCOPE_TR("there is no NPU %1: there are %2, counted from 0"),
                       {std::to_string(m_settings.device), std::to_string(found.devices.size())}};
    const NpuDevice& device = found.devices[static_cast<std::size_t>(m_settings.device)];
    if (!device.fault.empty()) return Message{TRISCOPE_TR("the NPU cannot be used: %1"), {device.fault}};
    const InstalledOperators operators(m_host->load().library->operators);
    auto planned = planCalls(m_settings.form, *problem.mask);
    if (auto* reason = std::get_if<Message>(&planned)) return std::move(*reason);
    return whyNotOperators(operators, socFamily(device.soc), m_settings.dtype, problem,
                           std::get<NpuPlan>(planned));
}

AttentionResult NpuBackend::run(const AttentionProblem& problem, const RunOptions& /*options*/,
                                const RunControl& control) const {
    const Stopwatch watch;
    const auto run = std::make_shared<NpuRun>(
        NpuRun{problem, m_settings, std::get<NpuPlan>(planCalls(m_settings.form, *problem.mask))});
    m_host->run([run](const CannLibrary& library, const AclCaller& call) { run->work(library, call); },
                m_settings.timeout, control, run->progress);
    AttentionResult result;
    result.output = run->merged.output();
    result.lse = run->merged.lse();
    result.record = {.backend = std::string(name()),
                     .seconds = watch.elapsed(),
                     .useful_flops = usefulFlops(problem),
                     .executed_flops = executedFlops(*run),
                     .peak_bytes = run->peak,
                     .device = {run->soc + ", NPU " + std::to_string(m_settings.device), 1},
                     .called = recordOf(*run),
                     .device_seconds = run->device_seconds};
    return result;
}

}  // namespace triscope
