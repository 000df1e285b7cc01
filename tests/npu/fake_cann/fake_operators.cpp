#include "tests/npu/fake_cann/fake_operators.h"

#include <cmath>
#include <memory>

namespace fake {

namespace {

constexpr std::int64_t kLimit = 2147483647;
constexpr std::uint64_t kWorkspace = 4096;
constexpr double kMillisecondsOfWork = 1.5;

bool is(const Tensor& tensor, const std::vector<std::int64_t>& dims) {
    return tensor.dims == dims;
}

bool is310P() {
    return state().soc.find("310P") != std::string::npos;
}

struct Sizes {
    std::int64_t batch, queries, keys, d;

    explicit Sizes(const CellCall& call)
        : batch(call.query->dims[0]),
          queries(call.query->dims[2]),
          keys(call.key->dims[2]),
          d(keys - queries) {}
};

std::string scalarComplaint(const CellCall& call) {
    if (!call.all_others_null) return "an optional parameter that is not null or 0";
    if (std::string(call.layout) != "BNSD") return "another layout than BNSD";
    if (call.heads != call.query->dims[1]) return "numHeads is not that of the query";
    const bool square = call.kv_heads == 0 && call.heads == call.key->dims[1];
    if (call.kv_heads != call.key->dims[1] && !square) return "numKeyValueHeads is not that of the key";
    if (!(call.scale > 0) || !std::isfinite(call.scale)) return "a scale that is none";
    if (call.inner_precise < 0 || call.inner_precise > 3) return "innerPrecise beyond 0 to 3";
    if (call.sparse_mode < 0 || call.sparse_mode > 4) return "sparseMode beyond 0 to 4";
    return "";
}

std::string bandComplaint(const CellCall& call) {
    const Sizes sizes(call);
    if (call.pre_tokens + call.next_tokens < 0) return "preTokens + nextTokens < 0";
    if (call.sparse_mode == 0 && call.pre_tokens <= -sizes.keys) return "preTokens <= -keys in mode 0";
    if (call.sparse_mode != 4) {
        const bool unlimited = call.pre_tokens == kLimit && call.next_tokens == kLimit;
        return unlimited ? "" : "preTokens and nextTokens of a mode that ignores them";
    }
    const bool inside = call.pre_tokens > -sizes.queries && call.next_tokens > -sizes.keys;
    return inside ? "" : "a band beyond the matrix";
}

std::string maskComplaint(const CellCall& call) {
    const Sizes sizes(call);
    if (call.mask == nullptr) return call.sparse_mode == 0 ? "" : "no mask in a mode that needs one";
    if (call.mask->data_type != kBool) return "a mask that is not BOOL";
    if (call.sparse_mode >= 2) {
        return is(*call.mask, {1, 1, 2048, 2048}) || is(*call.mask, {2048, 2048})
                   ? ""
                   : "a compressed mask of another size";
    }
    const bool fits = is(*call.mask, {sizes.batch, 1, sizes.queries, sizes.keys}) ||
                      is(*call.mask, {1, 1, sizes.queries, sizes.keys}) ||
                      is(*call.mask, {sizes.queries, sizes.keys});
    return fits ? "" : "a mask of another size than the call";
}

// PromptFlashAttentionV3 on a 310P.
std::string smallDeviceComplaint(const CellCall& call) {
    if (!is310P()) return "";
    const Sizes sizes(call);
    if (call.name.find("Prompt") == std::string::npos) return "the operator is not for this device";
    if (call.query->data_type != kFloat16) return "another type than fp16 on a 310P";
    if (call.sparse_mode != 0 || call.kv_heads != 0) return "a mode or KV heads on a 310P";
    const bool square = sizes.queries == sizes.keys && sizes.queries % 128 == 0;
    return call.mask == nullptr || square ? "" : "a mask on a 310P for no square of multiples of 128";
}

std::string complaintOf(const CellCall& call) {
    std::string words = tensorComplaint(call.query, call.key, call.value, call.output, call.lse);
    if (words.empty()) words = scalarComplaint(call);
    if (words.empty()) words = bandComplaint(call);
    if (words.empty()) words = maskComplaint(call);
    return words.empty() ? smallDeviceComplaint(call) : words;
}

bool isUpperTriangle(const Tensor& mask) {
    const auto* cells = static_cast<const std::uint8_t*>(mask.data);
    for (std::int64_t i = 0; i < 2048; ++i) {
        for (std::int64_t j = 0; j < 2048; ++j) {
            if (cells[i * 2048 + j] != (j > i ? 1 : 0)) return false;
        }
    }
    return true;
}

// Whether the operator sees for itself that rows may be without a key.
bool seesInvalidRows(const CellCall& call) {
    const Sizes sizes(call);
    if (call.sparse_mode == 3) return sizes.queries > sizes.keys;
    if (call.sparse_mode != 4) return false;
    return call.next_tokens + sizes.d < 0 || call.pre_tokens - sizes.d < sizes.queries - sizes.keys;
}

std::function<bool(std::int64_t, std::int64_t, std::int64_t, std::int64_t)> keptBy(const CellCall& call) {
    const Sizes sizes(call);
    if (call.mask != nullptr && (call.sparse_mode < 2 || sizes.queries == 1)) {
        const auto* cells = static_cast<const std::uint8_t*>(call.mask->data);
        const std::int64_t per_batch = call.mask->dims[0] == sizes.batch ? sizes.queries * sizes.keys : 0;
        return [=](auto b, auto, auto i, auto j) { return cells[b * per_batch + i * sizes.keys + j] == 0; };
    }
    const std::int64_t pre = call.pre_tokens, next = call.next_tokens;
    switch (sizes.queries == 1 ? 0 : call.sparse_mode) {
        case 2:
            return [](auto, auto, auto i, auto j) { return j <= i; };
        case 3:
            return [d = sizes.d](auto, auto, auto i, auto j) { return j <= i + d; };
        case 4:
            return [=, d = sizes.d](auto, auto, auto i, auto j) {
                return j <= i + next + d && j >= i - pre + d;
            };
        default:
            return [](auto, auto, auto, auto) { return true; };
    }
}

}  // namespace

std::string tensorComplaint(const Tensor* query, const Tensor* key, const Tensor* value, const Tensor* output,
                            const Tensor* lse) {
    if (query == nullptr || key == nullptr || value == nullptr || output == nullptr)
        return "a tensor is null";
    const int type = query->data_type;
    if (type != kFloat16 && type != kBf16) return "a query that is neither FLOAT16 nor BF16";
    if (key->data_type != type || value->data_type != type || output->data_type != type)
        return "tensors of different types";
    if (query->dims.size() != 4 || key->dims.size() != 4) return "tensors without four dimensions";
    const auto& q = query->dims;
    const auto& k = key->dims;
    if (value->dims != k || output->dims != q) return "value or output of another shape";
    if (q[0] != k[0] || q[3] != k[3] || q[1] % k[1] != 0) return "query and key do not fit";
    if (q[0] > 65536 || q[1] > 256 || q[1] / k[1] > 64 || q[3] > 512 || q[3] % 16 != 0)
        return "sizes too large";
    if (lse == nullptr) return "";
    const bool fits = lse->data_type == kFloat && is(*lse, {q[0], q[1], q[2], 1});
    return fits ? "" : "an LSE that is not FLOAT (B, N, Sq, 1)";
}

Status handOut(const std::string& name, std::function<void()> work, std::uint64_t* workspace,
               Executor** executor) {
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    ++all.tensor_objects;
    *workspace = kWorkspace;
    *executor = new Executor{name, kWorkspace, std::move(work)};
    return 0;
}

Status prepareCells(const CellCall& call) {
    if (const Status status = enterOnDevice(call.name.c_str())) return status;
    if (const std::string words = complaintOf(call); !words.empty()) return refuse(kInvalidParameter, words);
    Attention attention{
        *call.query, *call.key, *call.value, *call.output, call.lse == nullptr ? Tensor{} : *call.lse,
        call.scale};
    attention.corrects_rows = (call.inner_precise & 2) != 0 || seesInvalidRows(call);
    attention.miscomputes = state().miscomputes;
    const auto mask = call.mask == nullptr ? nullptr : std::make_shared<Tensor>(*call.mask);
    const bool compressed = call.sparse_mode >= 2;
    auto work = [attention, mask, compressed, keeps = keptBy(call)] {
        if (compressed && !isUpperTriangle(*mask)) refuse(0, "a compressed mask that is no upper triangle");
        attention.run(keeps);
    };
    return handOut(call.name.substr(0, call.name.find("GetWorkspaceSize")), std::move(work), call.workspace,
                   call.executor);
}

Status execute(const char* name, void* workspace, std::uint64_t bytes, Executor* executor, void* stream) {
    if (executor == nullptr) return refuse(kNullParameter, "no executor");
    // Used once, whatever comes of it.
    const std::unique_ptr<Executor> used(executor);
    {
        State& all = state();
        const std::scoped_lock lock(all.mutex);
        --all.tensor_objects;
    }
    if (const Status status = enterOnDevice(name)) return status;
    if (used->name != name) return refuse(kInvalidParameter, "the executor of another operator");
    if (bytes < used->workspace || !onDevice(workspace, bytes))
        return refuse(kInvalidParameter, "a workspace that is too small, or not the device's");
    static_cast<Stream*>(stream)->queue.push_back([work = std::move(used->work)] {
        work();
        state().clock += kMillisecondsOfWork;
    });
    return 0;
}

}  // namespace fake
