#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/npu/case_files/npu_operator.h"

namespace triscope {

// A .npy file of a case.
struct CaseFile {
    std::string role;  // "q", "mask", "reference_lse"; the file is called that, with .npy
    std::vector<Index> shape;
    std::string dtype;  // bool, fp16, bf16 (its bits, as uint16), fp32 or fp64
    std::string crc32;  // of the whole file

    std::string name() const { return role + ".npy"; }

    friend bool operator==(const CaseFile&, const CaseFile&) = default;
};

// One attention call for an NPU on another machine, as case.json tells of it. The folder of a case holds:
//   q, k, v.npy            (heads or kv_heads, seq, head_dim), of the call's type
//   mask.npy               atten_mask: bool, true where a query must NOT look; queries x keys, or for sparse
//                          modes 2 to 4 the constant upper triangle; none when the call has no mask
//   reference_out, _lse    of the reference: (heads, queries, head_dim) and (heads, queries), in fp64, not
//                          rounded
//   emulated_out, _lse     of npu-emulated, as the operator would return them; the LSE in fp32
//   case.json, run_npu.py, README.md, and scenario.json if one was given
// What the script brings back is called out.npy, lse.npy and run.json.
struct NpuCase {
    std::string id{};     // of all the rest: tells cases apart
    std::string program;  // that wrote it, with its version
    NpuOperator op = NpuOperator::FusedInfer;
    std::string layout = "BNSD";
    Dtype dtype = Dtype::Fp16;
    TensorShape q;  // (heads, queries, head_dim)
    TensorShape k;  // (kv_heads, keys, head_dim), and of the values
    double scale = 0;
    SparseMode mode;        // mode 0 to 4, and the tokens as the operator is given them
    int inner_precise = 0;  // 0 to 3
    std::string pattern;    // of the mask, for people
    std::string mask_form;  // "bool 200 x 200"; "none"
    std::vector<CaseFile> files{};

    // nullptr when there is none.
    const CaseFile* find(std::string_view role) const;

    friend bool operator==(const NpuCase&, const NpuCase&) = default;
};

// The text of case.json; the id is made of it and set.
std::string toJson(NpuCase& npu_case);

// Reads it back. Throws InputError, field "case", for anything that toJson does not write, a changed id
// included.
NpuCase npuCaseFromJson(std::string_view text);

// The case in that folder. Throws InputError, field "case", naming the file.
NpuCase readCase(const std::string& directory);

}  // namespace triscope
