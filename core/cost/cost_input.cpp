#include "core/cost/cost_input.h"

#include <array>

#include "core/base/numbers.h"
#include "core/mask/pattern_expression.h"

namespace triscope {

namespace {

constexpr std::array kMaskForms{"none", "block", "token-bool", "token-fp32"};

void append(Issues& issues, std::optional<Issue> issue) {
    if (issue) issues.push_back(std::move(*issue));
}

}  // namespace

const char* maskFormName(MaskForm form) {
    return kMaskForms[static_cast<std::size_t>(form)];
}

std::optional<MaskForm> findMaskForm(std::string_view name) {
    for (std::size_t form = 0; form < kMaskForms.size(); ++form) {
        if (name == kMaskForms[form]) return static_cast<MaskForm>(form);
    }
    return std::nullopt;
}

MaskForm usualMaskForm(std::optional<AttentionKernel> kernel) {
    return kernel == AttentionKernel::NpuMask ? MaskForm::TokenBool : MaskForm::Block;
}

Index CostInput::patternLayers() const {
    Index count = 0;
    for (Index layer = 0; layer < model.layers; ++layer) {
        if (triangle_layers.contains(layer) && model.attentionOf(layer) == LayerAttention::Full) ++count;
    }
    return count;
}

CostInput CostInput::atLength(Index seq) const {
    CostInput there = *this;
    there.mask.shape = MaskShape::square(seq);
    return there;
}

Issues validate(const CostInput& input) {
    Issues issues = validate(input.mask);
    for (Issue& issue : validate(input.model)) issues.push_back(std::move(issue));
    for (Issue& issue : validate(input.hardware)) issues.push_back(std::move(issue));
    append(issues, checkRange("block", input.block, 1, kMaxBlock));
    if (issues.empty()) issues = checkBlocks(input.mask, input.block);
    for (Issue& issue : validate(input.deployment, input.model, input.mask.shape.queries)) {
        issues.push_back(std::move(issue));
    }
    append(issues, checkRange("kv-bytes", input.kv_bytes, 1, kMaxKvBytes));
    if (input.triangle_layers.layers() != input.model.layers) {
        issues.push_back(
            {"triangle-layers",
             {TRISCOPE_TR("are chosen among %1 layers, but the model has layers 0 to %2"),
              {groupDigits(input.triangle_layers.layers()), groupDigits(input.model.layers - 1)}}});
    }
    if (input.hardware.peakOrStandIn(input.model.format) == nullptr) {
        issues.push_back({"hardware",
                          {TRISCOPE_TR("%1 states no peak for %2, the format of model %3"),
                           {input.hardware.name, weightFormatName(input.model.format), input.model.name}}});
    }
    return issues;
}

}  // namespace triscope
