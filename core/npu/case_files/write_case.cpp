#include "core/npu/case_files/write_case.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "core/attention/compare_runs.h"
#include "core/base/embedded_file.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/io/atomic_directory.h"
#include "core/io/atomic_file.h"
#include "core/io/crc32.h"
#include "core/io/npy.h"
#include "core/npu/backends.h"
#include "core/npu/case_files/case_tensors.h"
#include "core/npu/emulated/emulated_backend.h"

namespace triscope {

std::span<const EmbeddedFile> npuCaseFiles();

namespace {

namespace fs = std::filesystem;

constexpr std::array kWritten{"q.npy",
                              "k.npy",
                              "v.npy",
                              "mask.npy",
                              "reference_out.npy",
                              "reference_lse.npy",
                              "emulated_out.npy",
                              "emulated_lse.npy",
                              "case.json",
                              "scenario.json",
                              "run_npu.py",
                              "README.md"};

std::string textOf(std::string_view name) {
    for (const EmbeddedFile& file : npuCaseFiles()) {
        if (file.name == name) return std::string(file.text);
    }
    return {};
}

InputError refusal(const std::string& directory, const char* text, std::vector<std::string> more) {
    more.insert(more.begin(), directory);
    return InputError(Issue{"dir", {text, std::move(more)}});
}

void refuseUnlessOurs(const std::string& directory) {
    std::error_code none;
    if (!fs::is_directory(directory, none) || fs::is_empty(directory, none)) return;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        if (name == "out.npy" || name == "lse.npy" || name == "run.json")
            throw refusal(directory, TRISCOPE_TR("%1 holds %2, which came back from a run; move it away"),
                          {name});
        if (std::find(kWritten.begin(), kWritten.end(), name) == kWritten.end())
            throw refusal(
                directory,
                TRISCOPE_TR("%1 must be new, empty or an earlier case; it holds %2, which is not of a case"),
                {name});
    }
    try {
        readCase(directory);
    } catch (const InputError& error) {
        throw refusal(directory, TRISCOPE_TR("%1 must be new, empty or an earlier case: %2"),
                      {error.issues().front().message.str()});
    }
}

AtomicDirectory openDirectory(const std::string& directory) {
    try {
        return AtomicDirectory(directory);
    } catch (const FileError& error) {
        throw InputError({"dir", {TRISCOPE_TR("cannot be written: %1"), {error.what()}}});
    }
}

Bytes caseBytes(const AttentionProblem& problem, const CallPlan& plan) {
    const auto elements = [](const TensorShape& shape) {
        return WideInt{shape.heads} * shape.seq * shape.head_dim;
    };
    WideInt bytes = elements(problem.q.shape) * (2 + 8 + 2) + elements(problem.k.shape) * (2 + 2) +
                    WideInt{problem.heads()} * problem.queries() * (8 + 4);
    if (plan.masked) {
        const std::vector<Index> mask = npuMaskSize(problem.mask->shape(), plan.mode.mode);
        bytes += WideInt{mask[0]} * mask[1];
    }
    return {bytes};
}

NpuCase describe(const CaseRequest& request, const CallPlan& plan) {
    const AttentionProblem& problem = request.problem;
    return {.program = request.program,
            .op = request.op,
            .layout = plan.called.layout,
            .dtype = request.call.dtype,
            .q = problem.q.shape,
            .k = problem.k.shape,
            .scale = problem.effectiveScale(),
            .mode = plan.mode,
            .inner_precise = request.call.inner_precise,
            .pattern = request.pattern,
            .mask_form = plan.called.mask_form};
}

// Writes the files one by one and keeps a list of them.
class CaseWriter {
  public:
    CaseWriter(const AtomicDirectory& folder, NpuCase& npu_case) : m_folder(folder), m_case(npu_case) {}

    void typed(const char* role, std::vector<Index> shape, Dtype dtype, std::span<const float> values) {
        writeTyped(path(role), shape, dtype, values);
        enlist(role, std::move(shape), std::string(dtypeName(dtype)));
    }
    void exact(const char* role, std::vector<Index> shape, std::span<const double> values) {
        writeNpy(path(role), shape, values);
        enlist(role, std::move(shape), "fp64");
    }
    void mask(const Mask& mask, int sparse_mode, const RunControl& control) {
        writeNpuMask(path("mask"), mask, sparse_mode, control);
        enlist("mask", npuMaskSize(mask.shape(), sparse_mode), "bool");
    }

  private:
    std::string path(const char* role) const { return m_folder.file(std::string(role) + ".npy"); }
    void enlist(const char* role, std::vector<Index> shape, std::string dtype) {
        m_case.files.push_back({role, std::move(shape), std::move(dtype), fileCrc32(path(role))});
    }

    const AtomicDirectory& m_folder;
    NpuCase& m_case;
};

std::vector<Index> sidesOf(const TensorShape& shape) {
    return {shape.heads, shape.seq, shape.head_dim};
}

void writeInputs(CaseWriter& writer, const CaseRequest& request, const CallPlan& plan,
                 const RunControl& control) {
    const AttentionProblem& problem = request.problem;
    writer.typed("q", sidesOf(problem.q.shape), request.call.dtype, problem.q.data);
    writer.typed("k", sidesOf(problem.k.shape), request.call.dtype, problem.k.data);
    writer.typed("v", sidesOf(problem.v.shape), request.call.dtype, problem.v.data);
    if (plan.masked) writer.mask(*problem.mask, plan.mode.mode, control);
}

// As the operator of the request would carry the call out.
NpuCall emulatedCall(const CaseRequest& request) {
    NpuCall call{.dtype = request.call.dtype,
                 .inner_precise = request.call.inner_precise,
                 .sparse_mode = request.call.sparse_mode,
                 .pre_tokens = request.call.pre_tokens,
                 .next_tokens = request.call.next_tokens};
    if (request.op == NpuOperator::Fusion) call.inner_precise &= ~1;
    return call;
}

void writeExpected(CaseWriter& writer, const CaseRequest& request, const RunControl& control) {
    const TensorShape shape = request.problem.q.shape;
    const std::vector<Index> rows{shape.heads, shape.seq};
    const AttentionResult reference =
        findAnyBackend("reference")->run(request.problem, {}, partOf(control, 0, 0.9));
    writer.exact("reference_out", sidesOf(shape), reference.exact_output.data);
    writer.exact("reference_lse", rows, reference.lse.data);
    const AttentionResult emulated =
        EmulatedBackend(emulatedCall(request)).run(request.problem, {}, partOf(control, 0.9, 1));
    writer.typed("emulated_out", sidesOf(shape), request.call.dtype, emulated.output.data);
    if (!returnsLse(request.op)) return;
    const std::vector<float> lse(emulated.lse.data.begin(), emulated.lse.data.end());
    writer.typed("emulated_lse", rows, Dtype::Fp32, lse);
}

void writeTexts(const AtomicDirectory& folder, const CaseRequest& request, NpuCase& npu_case) {
    writeWholeFile(folder.file("case.json"), toJson(npu_case));
    if (!request.scenario.empty()) writeWholeFile(folder.file("scenario.json"), request.scenario);
    writeWholeFile(folder.file("run_npu.py"), textOf("run_npu"));
    writeWholeFile(
        folder.file("README.md"),
        substitute(textOf("README"), {npu_case.id, std::string(operatorName(npu_case.op)), npu_case.pattern,
                                      std::string(dtypeName(npu_case.dtype)), npu_case.program}));
}

}  // namespace

NpuCase writeCase(const CaseRequest& request, const std::string& directory, const RunControl& control) {
    auto planned = planCase(request.op, request.call, request.problem);
    if (auto* issue = std::get_if<Issue>(&planned)) throw InputError(std::move(*issue));
    const CallPlan& plan = std::get<CallPlan>(planned);
    if (const Bytes bytes = caseBytes(request.problem, plan); kMostCase < bytes)
        throw InputError({"seq",
                          {TRISCOPE_TR("the files would take %1, more than the %2 that a case may have"),
                           {formatBytes(bytes), formatBytes(kMostCase)}}});
    refuseUnlessOurs(directory);
    AtomicDirectory folder = openDirectory(directory);
    NpuCase npu_case = describe(request, plan);
    CaseWriter writer(folder, npu_case);
    writeInputs(writer, request, plan, partOf(control, 0, 0.1));
    writeExpected(writer, request, partOf(control, 0.1, 1));
    writeTexts(folder, request, npu_case);
    control.throwIfStopped();
    refuseUnlessOurs(directory);
    folder.commit();
    return npu_case;
}

}  // namespace triscope
