#pragma once

#include <optional>
#include <string>

#include "core/npu/case_files/npu_case.h"
#include "core/numerics/agreement.h"

namespace triscope {

// What run.json tells of a run: texts for people, as the script found them.
struct CaseRun {
    std::string case_id;
    std::string device;
    std::string torch;
    std::string torch_npu;
    std::string cann;

    friend bool operator==(const CaseRun&, const CaseRun&) = default;
};

// What came back from an NPU, and how far it is from what was expected.
//
// The vendor's rule alone cannot be the verdict. It allows 0.5 % of the elements to fail, and of
// npu-emulated, held against the exact result for Gaussian inputs, 0.65 % fail in fp16 at 1,024 tokens
// and 9.5 % in bf16 at 512, all of them small. And it does not mind a single wrong element. So the output
// passes if
//   every element is as near to the reference as outlierRule asks, and
//   it satisfies vendorRule, or its RMSE is at most twice that of npu-emulated, as Ascend's tests allow of an
//   operator beside another of the same precision (ops-transformer, comparison of three)
struct CaseComparison {
    NpuCase npu_case;
    Agreement reference;  // of the output, from that of the reference, by vendorRule
    Agreement outliers;   // the same by outlierRule
    Agreement emulated;   // of npu-emulated, from the reference, by vendorRule, over rows that keep a key
    // Of the output, from that of npu-emulated, by vendorRule; no part of the verdict.
    Agreement from_emulated;
    // Of the LSE, from that of the reference, by vendorRule; without rows that keep no key, for which
    // operators report what they like. Absent without an LSE.
    std::optional<Agreement> lse;
    Index rows_without_key = 0;  // over all heads
    // At reference.worst, the largest difference.
    double result_there = 0;
    double reference_there = 0;
    double emulated_there = 0;
    std::optional<CaseRun> run;  // absent without a run.json

    bool isAsPreciseAsEmulated() const { return reference.rmse <= 2 * emulated.rmse; }
    bool pass() const {
        return outliers.pass && (reference.pass || isAsPreciseAsEmulated()) && (!lse || lse->pass);
    }
};

// Holds every element to
//     atol = max(2 E, u R),   E = max |npu-emulated - reference|,   R = max |reference|
// with u the distance of neighbours at 1 (2^-10 in fp16, 2^-7 in bf16): an operator may round in another
// order than the emulated one, hence the 2, but to no other result. rtol 0; no element may fail. E is max_abs
// of `emulated`, as above.
ToleranceRule outlierRule(const Agreement& emulated, const BasicTensor<double>& reference, Dtype dtype);

// The file of the LSE that goes with the output in the file `out`: `lse` itself, else lse.npy beside it, else
// empty.
std::string lseBeside(const std::string& out, const std::string& lse);

// Compares the output in the file `out`, and the LSE in `lse` (empty: lse.npy beside it, if there is one)
// with the case in the folder `directory`. Throws InputError, naming the file and what was expected: field
// "case" for the case itself, "out" and "lse" for what came back: another shape or type, or the result of
// another case, as run.json or case.json beside it tells.
CaseComparison compareCase(const std::string& directory, const std::string& out, const std::string& lse = {});

}  // namespace triscope
