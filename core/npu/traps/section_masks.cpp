#include "core/npu/traps/section_masks.h"

#include <algorithm>

#include "core/mask/catalog.h"
#include "core/mask/combined_mask.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

std::optional<SectionMasks> SectionMasks::of(const Mask& mask) {
    const auto sections = triangleSections(mask);
    if (!sections) return std::nullopt;
    SectionMasks result;
    result.m_shape = mask.shape();
    const Index tokens = mask.shape().promptLength();
    result.m_sinks = std::min(sections->sink_end, tokens);
    result.m_window_end = std::min(sections->window_end, tokens);
    result.m_last = std::clamp<Index>(tokens - sections->last_begin, 0, tokens);
    return result;
}

MaskPtr SectionMasks::with(Index sinks, Index window_end, Index last) const {
    // The convention whose bounds are the numbers themselves.
    return makeMask({.pattern = "triangle",
                     .shape = m_shape,
                     .sink = sinks,
                     .window = window_end,
                     .last = last,
                     .convention = Convention::Kernel});
}

MaskPtr plainMask(const char* pattern, const MaskShape& shape) {
    return makeMask({.pattern = pattern, .shape = shape});
}

MaskPtr bothKeep(const MaskPtr& a, const MaskPtr& b) {
    return combineMasks({"A", a}, {"B", b}, SetOperation::And);
}

MaskPtr onlyFirstKeeps(const MaskPtr& a, const MaskPtr& b) {
    return combineMasks({"A", a}, {"B", b}, SetOperation::Minus);
}

}  // namespace triscope
