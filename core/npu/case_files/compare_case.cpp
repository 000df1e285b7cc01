#include "core/npu/case_files/compare_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/base/input_error.h"
#include "core/io/crc32.h"
#include "core/io/json_fields.h"
#include "core/io/npy.h"
#include "core/io/text_file.h"
#include "core/npu/case_files/case_tensors.h"

namespace triscope {

namespace {

namespace fs = std::filesystem;

// A file that the case was written with, whole.
BasicTensor<double> expectedTensor(const std::string& directory, const NpuCase& npu_case, const char* role,
                                   const TensorShape& shape) {
    const CaseFile& file = *npu_case.find(role);
    const std::string path = directory + "/" + file.name();
    try {
        if (fileCrc32(path) != file.crc32)
            throw InputError(
                {"case", {TRISCOPE_TR("%1 is not the file that the case was written with"), {path}}});
    } catch (const FileError& error) {
        throw InputError({"case", {TRISCOPE_TR("lacks a file: %1"), {error.what()}}});
    }
    return readCaseTensor({path, findDtype(file.dtype), shape}, "case");
}

std::optional<CaseRun> readRun(const fs::path& folder) {
    const std::string path = (folder / "run.json").string();
    std::error_code none;
    if (!fs::exists(path, none)) return std::nullopt;
    try {
        const JsonFields json = JsonFields::parse(readTextFile(path), "out");
        const auto optional = [&json](const char* key) {
            return json.has(key) ? json.text(key, 256) : std::string();
        };
        return CaseRun{json.text("case", 8), optional("device"), optional("torch"), optional("torch_npu"),
                       optional("cann")};
    } catch (const InputError& error) {
        throw InputError({"out", {"%1: %2", {path, error.issues().front().message.str()}}});
    } catch (const FileError& error) {
        throw InputError({"out", {"%1", {error.what()}}});
    }
}

// The case that the folder of a result tells it is of; nullopt when it does not tell.
std::optional<std::string> caseOf(const fs::path& folder, const std::optional<CaseRun>& run) {
    if (run) return run->case_id;
    std::error_code none;
    if (!fs::exists(folder / "case.json", none)) return std::nullopt;
    try {
        return readCase(folder.empty() ? "." : folder.string()).id;
    } catch (const InputError&) {
        return std::nullopt;
    }
}

void refuseOfAnother(const std::string& out, const NpuCase& npu_case, const std::optional<CaseRun>& run) {
    const auto id = caseOf(fs::path(out).parent_path(), run);
    if (!id || *id == npu_case.id) return;
    throw InputError(
        {"out",
         {TRISCOPE_TR("%1 is the result of case %2; expected is one of case %3"), {out, *id, npu_case.id}}});
}

bool keepsAKey(double reference_lse) {
    return reference_lse != -std::numeric_limits<double>::infinity();
}

// By rule over the rows that keep a key; the others compare as equal.
Agreement compareKept(BasicTensor<double> result, const BasicTensor<double>& reference,
                      const BasicTensor<double>& reference_lse, const ToleranceRule& rule, Dtype dtype) {
    const auto dims = static_cast<std::size_t>(reference.shape.head_dim);
    for (std::size_t k = 0; k < result.data.size(); ++k) {
        if (!keepsAKey(reference_lse.data[k / dims])) result.data[k] = reference.data[k];
    }
    return compare(result, reference, rule, dtype);
}

double at(const BasicTensor<double>& tensor, const ElementIndex& index) {
    return tensor.row(index.head, index.row)[index.dim];
}

}  // namespace

std::string lseBeside(const std::string& out, const std::string& lse) {
    if (!lse.empty()) return lse;
    const fs::path beside = fs::path(out).parent_path() / "lse.npy";
    std::error_code none;
    return fs::exists(beside, none) ? beside.string() : "";
}

ToleranceRule outlierRule(const Agreement& emulated, const BasicTensor<double>& reference, Dtype dtype) {
    double size = 0;
    for (const double value : reference.data) size = std::max(size, std::abs(value));
    const double unit = 2 * roundoffOf(dtype);
    return {
        .name = "npu-outliers",
        .words = {TRISCOPE_TR("derived from this case: every element within twice the largest error of the "
                              "emulated operator against the reference (%1), or within 2^%2 of the largest "
                              "value (%3)"),
                  {fmt::format("{:.3g}", emulated.max_abs), std::to_string(std::ilogb(unit)),
                   fmt::format("{:.3g}", size)}},
        .atol = std::max(2 * emulated.max_abs, unit * size)};
}

CaseComparison compareCase(const std::string& directory, const std::string& out, const std::string& lse) {
    CaseComparison result;
    result.npu_case = readCase(directory);
    const NpuCase& npu_case = result.npu_case;
    const TensorShape rows{npu_case.q.heads, npu_case.q.seq, 1};
    const auto reference = expectedTensor(directory, npu_case, "reference_out", npu_case.q);
    const auto reference_lse = expectedTensor(directory, npu_case, "reference_lse", rows);
    const auto emulated = expectedTensor(directory, npu_case, "emulated_out", npu_case.q);
    result.run = readRun(fs::path(out).parent_path());
    refuseOfAnother(out, npu_case, result.run);
    const auto output = readCaseTensor({out, npu_case.dtype, npu_case.q}, "out");

    const ToleranceRule rule = vendorRule(npu_case.dtype);
    result.reference = compare(output, reference, rule, npu_case.dtype);
    result.emulated = compareKept(emulated, reference, reference_lse, rule, npu_case.dtype);
    result.outliers =
        compare(output, reference, outlierRule(result.emulated, reference, npu_case.dtype), npu_case.dtype);
    result.from_emulated = compare(output, emulated, rule, npu_case.dtype);
    result.rows_without_key = std::count_if(reference_lse.data.begin(), reference_lse.data.end(),
                                            [](double one) { return !keepsAKey(one); });
    if (const std::string path = lseBeside(out, lse); !path.empty())
        result.lse = compareKept(readCaseTensor({path, Dtype::Fp32, rows}, "lse"), reference_lse,
                                 reference_lse, rule, Dtype::Fp32);
    const ElementIndex worst = result.reference.worst;
    result.result_there = at(output, worst);
    result.reference_there = at(reference, worst);
    result.emulated_there = at(emulated, worst);
    return result;
}

}  // namespace triscope
