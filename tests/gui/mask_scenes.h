#pragma once

#include "app/gui/painters/mask_scene.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/mask/padding_mask.h"

namespace triscope::gui {

// A mask at token level, without lines over it.
inline MaskScene sceneOf(const MaskSettings& settings, Index block) {
    MaskScene scene;
    scene.block = block;
    scene.tokens = makeMask(settings);
    scene.blocks = makeBlockMask(*scene.tokens, block);
    scene.padding = makePaddingMask(scene.tokens, scene.blocks, block);
    scene.block_grid = false;
    scene.outlines = false;
    return scene;
}

}  // namespace triscope::gui
