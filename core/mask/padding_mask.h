#pragma once

#include "core/mask/mask.h"

namespace triscope {

// What a block kernel computes for nothing: `tokens` with its kept regions first, in their order, then
// "padding" (cells that are not kept, in blocks that are not empty; at most kMaxRegions - 2 regions may be
// kept) and "skipped" (all other cells). `blocks` is makeBlockMask(*tokens, block). Its counts cost a few of
// each of the two masks.
MaskPtr makePaddingMask(MaskPtr tokens, MaskPtr blocks, Index block);

// The padding's place among the mask's regions.
RegionId paddingRegion(const Mask& padding_mask);

}  // namespace triscope
