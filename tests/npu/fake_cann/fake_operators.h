#pragma once

#include <string>

#include "tests/npu/fake_cann/fake_attention.h"
#include "tests/npu/fake_cann/fake_state.h"

namespace fake {

// What the operators with a mask of cells have in common. Checks of them follow their documents' tables.
struct CellCall {
    std::string name;  // of the first phase
    const Tensor* query;
    const Tensor* key;
    const Tensor* value;
    const Tensor* mask;
    bool all_others_null;
    std::int64_t heads;
    double scale;
    std::int64_t pre_tokens;
    std::int64_t next_tokens;
    const char* layout;
    std::int64_t kv_heads;
    std::int64_t sparse_mode;
    std::int64_t inner_precise;
    const Tensor* output;
    const Tensor* lse;  // null: not wanted
    std::uint64_t* workspace;
    Executor** executor;
};

Status prepareCells(const CellCall& call);

// What is wrong with the tensors of any attention call; empty: nothing.
std::string tensorComplaint(const Tensor* query, const Tensor* key, const Tensor* value, const Tensor* output,
                            const Tensor* lse);

// Hands an executor out whose second phase, of that name, runs the work on its stream.
Status handOut(const std::string& name, std::function<void()> work, std::uint64_t* workspace,
               Executor** executor);

// The second phase of every operator.
Status execute(const char* name, void* workspace, std::uint64_t bytes, Executor* executor, void* stream);

}  // namespace fake
