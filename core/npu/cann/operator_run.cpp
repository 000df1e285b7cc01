#include "core/npu/cann/operator_run.h"

#include <cassert>
#include <optional>

namespace triscope {

namespace {

// CANN wants the layout's name in memory that it could write to.
struct Layout {
    char name[5] = "BNSD";
};

int dataType(Dtype dtype) {
    return dtype == Dtype::Bf16 ? acl::kBf16 : acl::kFloat16;
}

std::vector<Index> queryDims(const AttentionProblem& problem, const OperatorCall& call) {
    return {call.batch(), problem.heads(), call.queries, problem.headDim()};
}

std::vector<Index> keyDims(const AttentionProblem& problem, const OperatorCall& call) {
    return {call.batch(), problem.k.shape.heads, call.keys, problem.headDim()};
}

std::size_t elements(const std::vector<Index>& dims) {
    std::size_t count = dims.empty() ? 0 : 1;
    for (const Index dim : dims) count *= static_cast<std::size_t>(dim);
    return count;
}

// A prepared executor, which frees itself when executed.
class ExecutorHandle {
  public:
    explicit ExecutorHandle(const DeviceSession& session) : m_session(session) {}
    ~ExecutorHandle() {
        const auto destroy = m_session.library().tensors.aclDestroyAclOpExecutor;
        if (m_executor == nullptr || destroy == nullptr) return;
        m_session.call().release("aclDestroyAclOpExecutor", destroy, m_executor);
    }
    ExecutorHandle(const ExecutorHandle&) = delete;
    ExecutorHandle& operator=(const ExecutorHandle&) = delete;

    acl::Executor** address() { return &m_executor; }
    acl::Executor* take() { return std::exchange(m_executor, nullptr); }

  private:
    const DeviceSession& m_session;
    acl::Executor* m_executor = nullptr;
};

// The tensors of one call in the device's memory.
class CallBuffers {
  public:
    CallBuffers(DeviceSession& session, const AttentionProblem& problem, const OperatorCall& call,
                bool with_lse)
        : m_q(session, elements(queryDims(problem, call)) * 2),
          m_k(session, elements(keyDims(problem, call)) * 2),
          m_v(session, m_k.bytes()),
          m_mask(session, elements(maskDims(call, problem.heads()))),
          m_output(session, m_q.bytes()),
          m_lse(session,
                with_lse ? static_cast<std::size_t>(call.batch() * problem.heads() * call.queries) * 4 : 0) {}

    void upload(const AttentionProblem& problem, const OperatorCall& call, bool bf16) {
        m_q.upload(packQueries(call, problem.q, bf16));
        m_k.upload(packKeys(call, problem.k, bf16));
        m_v.upload(packKeys(call, problem.v, bf16));
        if (m_mask.bytes() > 0) m_mask.upload(packMask(call, *problem.mask, problem.heads()));
    }

    CallOutput download() const {
        CallOutput result;
        result.output.resize(m_output.bytes() / 2);
        m_output.download(result.output);
        result.lse.resize(m_lse.bytes() / 4);
        if (m_lse.bytes() > 0) m_lse.download(result.lse);
        return result;
    }

    DeviceBuffer m_q, m_k, m_v, m_mask, m_output, m_lse;
};

// The descriptors of a call's tensors, and the first phase of each operator on them.
class CallTensors {
  public:
    CallTensors(DeviceSession& session, const OperatorSettings& settings, const AttentionProblem& problem,
                const OperatorCall& call, const CallBuffers& buffers)
        : m_session(session),
          m_settings(settings),
          m_call(call),
          m_heads(problem.heads()),
          m_kv_heads(problem.k.shape.heads),
          m_key_dims(keyDims(problem, call)),
          m_buffers(buffers),
          m_q(session, dataType(settings.dtype), queryDims(problem, call), buffers.m_q.data()),
          m_output(session, dataType(settings.dtype), queryDims(problem, call), buffers.m_output.data()) {
        if (buffers.m_mask.bytes() > 0) {
            m_mask.emplace(session, call.mask == CallMask::Blocks ? acl::kInt8 : acl::kBool,
                           maskDims(call, problem.heads()), buffers.m_mask.data());
        }
        if (buffers.m_lse.bytes() > 0) {
            const Index dims[] = {call.batch(), problem.heads(), call.queries, 1};
            m_lse.emplace(session, acl::kFloat, dims, buffers.m_lse.data());
        }
    }

    // Prepares and executes; returns what the device took for it.
    Seconds run() {
        const acl::OperatorApi& operators = m_session.library().operators;
        if (m_call.mask == CallMask::Blocks) {
            prepareBlockSparse(operators.block_sparse.prepare);
            return execute(kBlockSparseName, operators.block_sparse.execute);
        }
        switch (m_settings.fused) {
            case FusedOperator::FusedInferV3:
                prepareFused("aclnnFusedInferAttentionScoreV3GetWorkspaceSize", operators.fused_v3.prepare,
                             nullptr, nullptr, nullptr);
                return execute("aclnnFusedInferAttentionScoreV3", operators.fused_v3.execute);
            case FusedOperator::FusedInferV2:
                prepareFused("aclnnFusedInferAttentionScoreV2GetWorkspaceSize", operators.fused_v2.prepare);
                return execute("aclnnFusedInferAttentionScoreV2", operators.fused_v2.execute);
            case FusedOperator::PromptFlashV3:
                break;
        }
        preparePrompt(operators.prompt_v3.prepare);
        return execute("aclnnPromptFlashAttentionV3", operators.prompt_v3.execute);
    }

  private:
    const acl::Tensor* none() const { return nullptr; }
    const acl::Tensor* mask() const { return m_mask ? m_mask->get() : nullptr; }
    const acl::Tensor* lse() const { return m_lse ? m_lse->get() : nullptr; }
    Index preTokens() const { return m_call.mode.mode == 4 ? m_call.mode.pre_tokens : acl::kNoTokenLimit; }
    Index nextTokens() const { return m_call.mode.mode == 4 ? m_call.mode.next_tokens : acl::kNoTokenLimit; }

    // `rope`: what V3 has in addition, before the number of heads.
    template <class Prepare, class... Rope>
    void prepareFused(const char* name, Prepare prepare, Rope... rope) {
        const int type = dataType(m_settings.dtype);
        m_k_list.emplace(m_session, type, m_key_dims, m_buffers.m_k.data());
        m_v_list.emplace(m_session, type, m_key_dims, m_buffers.m_v.data());
        m_session.call()(name, prepare, m_q.get(), m_k_list->get(), m_v_list->get(), nullptr, mask(), nullptr,
                         nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                         nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                         rope..., m_heads, m_settings.scale, preTokens(), nextTokens(), m_layout.name,
                         m_kv_heads, Index{m_settings.sparseMode(m_call)},
                         Index{m_settings.innerPrecise(m_call)}, Index{0}, Index{0}, m_lse.has_value(),
                         Index{0}, Index{0}, m_output.get(), lse(), &m_workspace, m_executor.address());
    }

    void preparePrompt(acl::PromptFlashV3 prepare) {
        makeKeys();
        m_session.call()("aclnnPromptFlashAttentionV3GetWorkspaceSize", prepare, m_q.get(), m_k->get(),
                         m_v->get(), nullptr, mask(), nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                         nullptr, m_heads, m_settings.scale, preTokens(), nextTokens(), m_layout.name,
                         m_settings.token_mode_0 ? Index{0} : m_kv_heads,
                         Index{m_settings.sparseMode(m_call)}, Index{m_settings.innerPrecise(m_call)},
                         m_output.get(), &m_workspace, m_executor.address());
    }

    void prepareBlockSparse(acl::BlockSparse prepare) {
        makeKeys();
        const Index shape[] = {kOperatorBlock, kOperatorBlock};
        m_block_shape.emplace(m_session, shape);
        m_session.call()("aclnnBlockSparseAttentionGetWorkspaceSize", prepare, m_q.get(), m_k->get(),
                         m_v->get(), mask(), nullptr, m_block_shape->get(), nullptr, nullptr, nullptr,
                         m_layout.name, m_kv_layout.name, m_kv_heads, Index{0}, m_settings.scale, Index{0},
                         Index{0}, acl::kNoTokenLimit, acl::kNoTokenLimit, Index{m_lse.has_value() ? 1 : 0},
                         m_output.get(), lse(), &m_workspace, m_executor.address());
    }

    void makeKeys() {
        const int type = dataType(m_settings.dtype);
        m_k.emplace(m_session, type, m_key_dims, m_buffers.m_k.data());
        m_v.emplace(m_session, type, m_key_dims, m_buffers.m_v.data());
    }

    Seconds execute(const char* name, acl::Execute function) {
        m_session.requireFree({static_cast<WideInt>(m_workspace)}, "The operator's workspace would");
        const DeviceBuffer workspace(m_session, m_workspace);
        EventHandle start(m_session);
        EventHandle end(m_session);
        PendingWork work(m_session, m_settings.timeout);
        start.record();
        m_session.call()(name, function, workspace.data(), m_workspace, m_executor.take(),
                         m_session.stream());
        end.record();
        work.wait();
        return end.since(start);
    }

    DeviceSession& m_session;
    const OperatorSettings& m_settings;
    const OperatorCall& m_call;
    Index m_heads;
    Index m_kv_heads;
    std::vector<Index> m_key_dims;
    const CallBuffers& m_buffers;
    TensorHandle m_q;
    TensorHandle m_output;
    std::optional<TensorHandle> m_mask, m_lse, m_k, m_v;
    std::optional<TensorListHandle> m_k_list, m_v_list;
    std::optional<IntArrayHandle> m_block_shape;
    Layout m_layout, m_kv_layout;
    std::uint64_t m_workspace = 0;
    ExecutorHandle m_executor{m_session};
};

}  // namespace

const char* operatorName(FusedOperator fused) {
    switch (fused) {
        case FusedOperator::FusedInferV3:
            return "aclnnFusedInferAttentionScoreV3";
        case FusedOperator::FusedInferV2:
            return "aclnnFusedInferAttentionScoreV2";
        case FusedOperator::PromptFlashV3:
            break;
    }
    return "aclnnPromptFlashAttentionV3";
}

int OperatorSettings::innerPrecise(const OperatorCall& call) const {
    return call.mask == CallMask::Blocks || call.queries == 1 ? 0 : 2;
}

int OperatorSettings::sparseMode(const OperatorCall& call) const {
    return call.mask == CallMask::Token && token_mode_0 ? 0 : call.mode.mode;
}

Bytes deviceBytes(const AttentionProblem& problem, const OperatorCall& call) {
    const std::size_t queries = elements(queryDims(problem, call));
    const std::size_t keys = elements(keyDims(problem, call));
    const std::size_t lse = queries / static_cast<std::size_t>(problem.headDim()) * 4;
    return {static_cast<WideInt>(2 * 2 * queries + 2 * 2 * keys + elements(maskDims(call, problem.heads())) +
                                 lse)};
}

CallOutput runOperator(DeviceSession& session, const OperatorSettings& settings,
                       const AttentionProblem& problem, const OperatorCall& call, Seconds& seconds) {
    assert(settings.dtype != Dtype::Fp32);
    session.requireFree(deviceBytes(problem, call), "The tensors of the call would");
    CallBuffers buffers(session, problem, call, settings.hasLse() || call.mask == CallMask::Blocks);
    buffers.upload(problem, call, settings.dtype == Dtype::Bf16);
    seconds += CallTensors(session, settings, problem, call, buffers).run();
    return buffers.download();
}

}  // namespace triscope
