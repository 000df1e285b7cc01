#pragma once

#include <optional>

#include "core/base/message.h"
#include "core/base/run_control.h"
#include "core/mask/mask.h"
#include "core/picture/mask_file_options.h"

namespace triscope {

// A file from here on is worth a warning, and beyond this limit is not written.
inline constexpr Bytes kLargeMaskFile{WideInt{256} << 20};
inline constexpr Bytes kMostMaskFile{WideInt{4} << 30};

// What a file will take on the disk.
struct MaskFileSize {
    Bytes bytes;
    bool exact = false;  // else estimated from a few of the rows
};

// Known before anything is written for .csv (an estimate), .txt and .npy (exact); nullopt for pictures, which
// pack as well as they do.
std::optional<MaskFileSize> maskFileSize(const Mask& mask, Index block, const MaskFileOptions& options);

// Why writeMaskFile would refuse the mask under those options, as far as can be told beforehand: field "out".
std::optional<Issue> maskFileIssue(const Mask& mask, Index block, const MaskFileOptions& options);

// Writes the mask, or its blocks of side `block`, whole or not at all:
//   .png, .svg  a picture of width x height
//   .csv        row,begin,end,region for each run of a row's columns in one region, ends exclusive
//   .txt        one character a cell (text_picture.h)
//   .npy        (queries, keys): bool, true = kept, or the additive mask in its dtype; of blocks uint8, 0
//               empty, 1 partial, 2 full
// Throws InputError with field "out" when the file would be absurdly large, saying how large and what the
// limit is; FileError when it cannot be written; Cancelled.
void writeMaskFile(const Mask& mask, Index block, const MaskFileOptions& options, const RunControl& control);

}  // namespace triscope
