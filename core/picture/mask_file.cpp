#include "core/picture/mask_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <sstream>
#include <vector>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "core/io/png_file.h"
#include "core/mask/block_mask.h"
#include "core/picture/svg.h"
#include "core/picture/text_picture.h"

namespace triscope {

namespace {

constexpr Index kMaxTextSide = 4096;  // of a text picture

// The mask that the file shows: the tokens, or the blocks, which `blocks` then keeps alive.
const Mask& shownMask(const Mask& tokens, Index block, MaskLevel level, MaskPtr& blocks) {
    if (level == MaskLevel::Token) return tokens;
    blocks = makeBlockMask(tokens, block);
    return *blocks;
}

void report(Index done, Index all, const RunControl& control) {
    control.throwIfStopped();
    control.report(static_cast<double>(done) / static_cast<double>(all));
}

constexpr std::string_view kCsvHeader = "row,begin,end,region\n";

void appendCsvRow(std::string& text, const Mask& mask, QueryIndex row) {
    for (const RegionSpan& span : mask.regionSpans(row)) {
        fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", row, span.cols.begin, span.cols.end,
                       mask.regions()[span.region].name);
    }
}

void writeCsv(std::ostream& out, const Mask& mask, const RunControl& control) {
    out << kCsvHeader;
    const Index rows = mask.shape().queries;
    std::string text;
    for (QueryIndex row = 0; row < rows; ++row) {
        if (row % 1024 == 0) report(row, rows, control);
        text.clear();
        appendCsvRow(text, mask, row);
        out << text;
    }
}

// Spread over the rows, the last one included, where the numbers have the most digits.
Bytes csvBytes(const Mask& mask) {
    constexpr Index kMostSamples = 64;
    const Index rows = mask.shape().queries;
    const Index samples = std::min(rows, kMostSamples);
    std::string text;
    for (Index k = 1; k <= samples; ++k) appendCsvRow(text, mask, rows * k / samples - 1);
    return {static_cast<WideInt>(kCsvHeader.size()) + static_cast<WideInt>(text.size()) * rows / samples};
}

NpyType npyType(const MaskFileOptions& options) {
    if (options.level == MaskLevel::Block) return NpyType::UInt8;
    if (!options.additive) return NpyType::Bool;
    return options.additive->dtype == Dtype::Fp16 ? NpyType::Float16 : NpyType::Float32;
}

Bytes npyBytes(const MaskShape& shape, const MaskFileOptions& options) {
    std::ostringstream header;
    writeNpyHeader(header, npyType(options), std::array{shape.queries, shape.keys});
    const Index element = options.additive ? bytesPerElement(options.additive->dtype) : 1;
    return {static_cast<WideInt>(header.str().size()) + WideInt{shape.queries} * shape.keys * element};
}

// One element a cell, the same for all cells of a region; a piece at a time, since one row alone may be a
// gigabyte.
template <class Element>
void writeCells(std::ostream& out, const Mask& mask, const std::vector<Element>& of_region,
                const RunControl& control) {
    constexpr Index kPiece = 65536;
    std::vector<Element> piece;
    const auto flush = [&](QueryIndex row) {
        out.write(reinterpret_cast<const char*>(piece.data()),
                  static_cast<std::streamsize>(piece.size() * sizeof(Element)));
        piece.clear();
        report(row, mask.shape().queries, control);
    };
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        for (const RegionSpan& span : mask.regionSpans(row)) {
            for (Index left = span.cols.size(); left > 0;) {
                const Index now = std::min(left, kPiece - static_cast<Index>(piece.size()));
                piece.insert(piece.end(), static_cast<std::size_t>(now), of_region[span.region]);
                left -= now;
                if (static_cast<Index>(piece.size()) == kPiece) flush(row);
            }
        }
    }
    flush(mask.shape().queries);
}

template <class Element>
std::vector<Element> keptOrNot(const Mask& mask, Element kept, Element masked) {
    std::vector<Element> elements;
    for (const Region& region : mask.regions()) elements.push_back(region.kept ? kept : masked);
    return elements;
}

void writeNpyCells(std::ostream& out, const Mask& mask, const MaskFileOptions& options,
                   const RunControl& control) {
    writeNpyHeader(out, npyType(options), std::array{mask.shape().queries, mask.shape().keys});
    if (options.level == MaskLevel::Block) {
        const std::vector<std::uint8_t> classes{0, 1, 2};
        return writeCells(out, mask, classes, control);
    }
    if (!options.additive) return writeCells(out, mask, keptOrNot<std::uint8_t>(mask, 1, 0), control);
    const float masked = options.additive->value();
    if (options.additive->dtype == Dtype::Fp32)
        return writeCells(out, mask, keptOrNot(mask, 0.0F, masked), control);
    writeCells(out, mask, keptOrNot(mask, halfBits(0), halfBits(masked)), control);
}

void writePicture(const Mask& mask, const MaskFileOptions& options, const RunControl& control) {
    const Palette& palette = options.dark ? darkPalette() : lightPalette();
    if (options.kind == MaskFileKind::Svg) {
        const std::string svg = svgPicture(mask, options.width, options.height, palette);
        control.throwIfStopped();
        return writeWholeFile(options.path, svg);
    }
    const Raster raster =
        drawMask(mask, PixelView::fit(mask.shape().keys, options.width),
                 PixelView::fit(mask.shape().queries, options.height), palette, options.shade);
    control.throwIfStopped();
    writePng(options.path, raster.width, raster.height, raster.all());
}

std::optional<MaskFileSize> sizeOf(const Mask& mask, const MaskFileOptions& options) {
    const MaskShape& shape = mask.shape();
    switch (options.kind) {
        case MaskFileKind::Csv:
            return MaskFileSize{csvBytes(mask), false};
        case MaskFileKind::Text:
            return MaskFileSize{{WideInt{shape.queries} * (shape.keys + 1)}, true};
        case MaskFileKind::Npy:
            return MaskFileSize{npyBytes(shape, options), true};
        default:
            return std::nullopt;
    }
}

std::optional<Issue> issueWith(const Mask& mask, const MaskFileOptions& options) {
    const Index side = std::max(mask.shape().queries, mask.shape().keys);
    if (options.kind == MaskFileKind::Text && side > kMaxTextSide) {
        return Issue{"out",
                     {TRISCOPE_TR("%1 rows or columns are more than the %2 that such a file may have"),
                      {groupDigits(side), groupDigits(kMaxTextSide)}}};
    }
    const auto size = sizeOf(mask, options);
    if (!size || !(kMostMaskFile < size->bytes)) return std::nullopt;
    return Issue{"out",
                 {TRISCOPE_TR("would take %1, more than the %2 that such a file may have"),
                  {formatBytes(size->bytes), formatBytes(kMostMaskFile)}}};
}

}  // namespace

std::optional<MaskFileSize> maskFileSize(const Mask& tokens, Index block, const MaskFileOptions& options) {
    MaskPtr blocks;
    return sizeOf(shownMask(tokens, block, options.level, blocks), options);
}

std::optional<Issue> maskFileIssue(const Mask& tokens, Index block, const MaskFileOptions& options) {
    MaskPtr blocks;
    return issueWith(shownMask(tokens, block, options.level, blocks), options);
}

void writeMaskFile(const Mask& tokens, Index block, const MaskFileOptions& options,
                   const RunControl& control) {
    MaskPtr blocks;
    const Mask& mask = shownMask(tokens, block, options.level, blocks);
    if (auto issue = issueWith(mask, options)) throw InputError(std::move(*issue));
    if (options.kind == MaskFileKind::Png || options.kind == MaskFileKind::Svg) {
        return writePicture(mask, options, control);
    }
    AtomicFile file(options.path);
    switch (options.kind) {
        case MaskFileKind::Csv:
            writeCsv(file.stream(), mask, control);
            break;
        case MaskFileKind::Npy:
            writeNpyCells(file.stream(), mask, options, control);
            break;
        default:
            file.stream() << textPicture(mask);
    }
    file.commit();
}

}  // namespace triscope
