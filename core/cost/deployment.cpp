#include "core/cost/deployment.h"

#include <algorithm>
#include <array>

#include "core/base/numbers.h"
#include "core/mask/mask_settings.h"

namespace triscope {

namespace {

constexpr std::array kKvDtypes{"auto", "fp16", "bf16", "int8"};

constexpr const char* kTensorParallel = "tensor-parallel";

// `text` takes the count as %1 and the ranks as %2.
std::optional<Issue> checkDivides(Index ranks, const char* text, Index count) {
    if (count % ranks == 0) return std::nullopt;
    return Issue{kTensorParallel, {text, {groupDigits(count), groupDigits(ranks)}}};
}

std::optional<Issue> checkKvHeads(Index ranks, Index kv_heads) {
    if (kv_heads % ranks == 0 || ranks % kv_heads == 0) return std::nullopt;
    return Issue{kTensorParallel,
                 {TRISCOPE_TR("must divide the %1 KV heads or be a multiple of them; %2 is neither"),
                  {groupDigits(kv_heads), groupDigits(ranks)}}};
}

}  // namespace

const char* kvDtypeName(KvDtype dtype) {
    return kKvDtypes[static_cast<std::size_t>(dtype)];
}

std::optional<KvDtype> findKvDtype(std::string_view name) {
    const auto found = std::find(kKvDtypes.begin(), kKvDtypes.end(), name);
    if (found == kKvDtypes.end()) return std::nullopt;
    return static_cast<KvDtype>(found - kKvDtypes.begin());
}

Index bytesOf(KvDtype dtype, WeightFormat weights) {
    switch (dtype) {
        case KvDtype::Auto:
            return bytesOf(weights);
        case KvDtype::Fp16:
        case KvDtype::Bf16:
            return 2;
        case KvDtype::Int8:
            return 1;
    }
    return 0;
}

Issues validate(const Deployment& deployment, const ModelShape& model, Index queries) {
    Issues issues;
    const auto append = [&issues](std::optional<Issue> issue) {
        if (issue) issues.push_back(std::move(*issue));
    };
    append(checkRange(kTensorParallel, deployment.tensor_parallel, 1, kMaxParallel));
    append(checkRange("context-parallel", deployment.context_parallel, 1,
                      std::clamp<Index>(queries, 1, kMaxParallel)));
    if (deployment.prefill_chunk != 0) {
        append(checkRange("prefill-chunk", deployment.prefill_chunk, (queries + kMaxChunks - 1) / kMaxChunks,
                          kMaxLength));
    }
    if (!issues.empty()) return issues;
    const Index ranks = deployment.tensor_parallel;
    append(checkDivides(ranks, TRISCOPE_TR("must divide the %1 query heads; %2 does not"), model.heads));
    append(checkKvHeads(ranks, model.kv_heads));
    append(checkDivides(ranks, TRISCOPE_TR("must divide the %1 columns of the MLP; %2 does not"),
                        model.intermediate));
    if (model.moe) {
        append(checkDivides(ranks, TRISCOPE_TR("must divide the %1 columns of an expert; %2 does not"),
                            model.moe->intermediate));
        append(checkDivides(ranks,
                            TRISCOPE_TR("must divide the %1 columns of the shared expert; %2 does not"),
                            model.moe->shared_intermediate));
    }
    return issues;
}

ModelShape shapeOfRank(ModelShape model, Index tensor_parallel) {
    model.heads /= tensor_parallel;
    model.kv_heads = std::max<Index>(1, model.kv_heads / tensor_parallel);
    model.intermediate /= tensor_parallel;
    model.vocab = (model.vocab + tensor_parallel - 1) / tensor_parallel;
    if (model.moe) {
        model.moe->intermediate /= tensor_parallel;
        model.moe->shared_intermediate /= tensor_parallel;
    }
    return model;
}

}  // namespace triscope
