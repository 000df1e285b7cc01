#pragma once

#include <string>

#include "core/base/run_control.h"
#include "core/mask/mask.h"
#include "core/picture/raster.h"

namespace triscope {

enum class MaskLevel { Token, Block };
enum class MaskFileKind { Png, Svg, Csv, Text, Npy };

// How a mask is written to a file.
struct MaskFileOptions {
    std::string path;
    MaskFileKind kind = MaskFileKind::Png;
    MaskLevel level = MaskLevel::Token;
    Index width = 1024;
    Index height = 1024;
    bool dark = false;
    Shade shade = Shade::Boosted;
};

// The kind follows the path's ending. Throws InputError with field "out", "level", "size", "theme" or
// "shade".
MaskFileOptions parseMaskFileOptions(const std::string& path, const std::string& level,
                                     const std::string& size, const std::string& theme,
                                     const std::string& shade);

// Writes the mask, or its blocks of side `block`, whole or not at all:
//   .png, .svg  a picture of width x height
//   .csv        row,begin,end,region for each run of a row's columns in one region, ends exclusive
//   .txt        one character a cell (text_picture.h)
//   .npy        (queries, keys): bool, true = kept; of blocks uint8, 0 empty, 1 partial, 2 full
// Throws InputError with field "out" when the file would be absurdly large, saying how large and what the
// limit is; FileError when it cannot be written; Cancelled.
void writeMaskFile(const Mask& mask, Index block, const MaskFileOptions& options, const RunControl& control);

}  // namespace triscope
