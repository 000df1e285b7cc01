#pragma once

#include "app/gui/painters/token_words.h"
#include "core/mask/mask.h"
#include "core/picture/raster.h"

namespace triscope::gui {

// What the picture of a mask shows.
struct MaskScene {
    MaskPtr tokens;
    MaskPtr blocks;   // the same mask in blocks of `block`
    MaskPtr padding;  // the same mask with what a kernel of those blocks computes for nothing
    Index block = 64;
    Index tile = 128;  // side of the tiles that a kernel walks
    bool at_block_level = false;
    bool is_difference = false;  // `tokens` is what two compared masks keep, A and B
    bool show_padding = false;   // at token level; only then is `padding` needed
    bool block_grid = true;
    bool tile_grid = false;
    bool outlines = true;  // borders between regions as lines
    Shade shade = Shade::Boosted;
    TokenWordsPtr words{};  // of all positions, for the rulers; null: numbers

    const Mask& shown() const { return at_block_level ? *blocks : show_padding ? *padding : *tokens; }
    // Tokens a side of what `shown` calls a cell.
    Index unit() const { return at_block_level ? block : 1; }
    // Whether there is a word for every position of the mask.
    bool hasWords() const;
};

// The cells of `rect` that a block kernel computes for nothing. Precondition: `padding` is there.
CellCount paddingCount(const MaskScene& scene, const Rect& rect);

}  // namespace triscope::gui
