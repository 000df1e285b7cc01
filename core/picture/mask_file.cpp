#include "core/picture/mask_file.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

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

constexpr Index kMaxSide = 16384;          // of a picture
constexpr Index kMaxTextSide = 4096;       // of a text picture
constexpr Index kMaxCsvRows = 1 << 24;     // about 1 GB of spans
constexpr WideInt kMaxNpyCells = 1 << 30;  // 1 GiB

template <class Value, std::size_t Count>
Value choose(const char* field, const std::string& name,
             const std::array<std::pair<const char*, Value>, Count>& choices) {
    std::string known;
    for (const auto& [choice, value] : choices) {
        if (name == choice) return value;
        known += (known.empty() ? "" : ", ") + std::string(choice);
    }
    throw InputError({field, {TRISCOPE_TR("'%1' is not one of: %2"), {name, known}}});
}

std::pair<Index, Index> parseSize(const std::string& size) {
    const auto cross = size.find('x');
    const auto width = parseCount(size.substr(0, cross));
    const auto height = cross == std::string::npos ? std::nullopt : parseCount(size.substr(cross + 1));
    const auto fits = [](std::optional<Index> side) { return side && *side >= 1 && *side <= kMaxSide; };
    if (!fits(width) || !fits(height)) {
        throw InputError({"size",
                          {TRISCOPE_TR("'%1' is not WIDTHxHEIGHT with sides from 1 to %2"),
                           {size, groupDigits(kMaxSide)}}});
    }
    return {*width, *height};
}

void refuseAbove(WideInt size, WideInt most, const char* what) {
    if (size <= most) return;
    throw InputError({"out",
                      {TRISCOPE_TR("%1 %2 are more than the %3 that such a file may have"),
                       {groupDigits(size), what, groupDigits(most)}}});
}

void reportRow(QueryIndex row, Index rows, const RunControl& control) {
    if (row % 1024 != 0) return;
    control.throwIfStopped();
    control.report(static_cast<double>(row) / static_cast<double>(rows));
}

void writeCsv(std::ostream& out, const Mask& mask, const RunControl& control) {
    out << "row,begin,end,region\n";
    const Index rows = mask.shape().queries;
    for (QueryIndex row = 0; row < rows; ++row) {
        reportRow(row, rows, control);
        for (const RegionSpan& span : mask.regionSpans(row)) {
            out << fmt::format("{},{},{},{}\n", row, span.cols.begin, span.cols.end,
                               mask.regions()[span.region].name);
        }
    }
}

// One byte a cell: for tokens whether it is kept, for blocks the class.
void writeNpyCells(std::ostream& out, const Mask& mask, MaskLevel level, const RunControl& control) {
    const std::array shape{mask.shape().queries, mask.shape().keys};
    writeNpyHeader(out, level == MaskLevel::Token ? NpyType::Bool : NpyType::UInt8, shape);
    std::string bytes;
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        reportRow(row, mask.shape().queries, control);
        bytes.clear();
        for (const RegionSpan& span : mask.regionSpans(row)) {
            const auto value =
                level == MaskLevel::Block ? span.region : RegionId{mask.regions()[span.region].kept};
            bytes.append(static_cast<std::size_t>(span.cols.size()), static_cast<char>(value));
        }
        out << bytes;
    }
}

void writePicture(const Mask& mask, const MaskFileOptions& options) {
    const Palette& palette = options.dark ? darkPalette() : lightPalette();
    if (options.kind == MaskFileKind::Svg) {
        writeWholeFile(options.path, svgPicture(mask, options.width, options.height, palette));
        return;
    }
    const Raster raster =
        drawMask(mask, PixelView::fit(mask.shape().keys, options.width),
                 PixelView::fit(mask.shape().queries, options.height), palette, options.shade);
    writePng(options.path, raster.width, raster.height, raster.all());
}

}  // namespace

MaskFileOptions parseMaskFileOptions(const std::string& path, const std::string& level,
                                     const std::string& size, const std::string& theme,
                                     const std::string& shade) {
    const auto dot = path.find_last_of("./");
    const bool has_ending = dot != std::string::npos && path[dot] == '.';
    MaskFileOptions options{.path = path};
    options.kind =
        choose("out", has_ending ? path.substr(dot) : path,
               std::array{std::pair{".png", MaskFileKind::Png}, std::pair{".svg", MaskFileKind::Svg},
                          std::pair{".csv", MaskFileKind::Csv}, std::pair{".txt", MaskFileKind::Text},
                          std::pair{".npy", MaskFileKind::Npy}});
    options.level =
        choose("level", level,
               std::array{std::pair{"token", MaskLevel::Token}, std::pair{"block", MaskLevel::Block}});
    std::tie(options.width, options.height) = parseSize(size);
    options.dark = choose("theme", theme, std::array{std::pair{"light", false}, std::pair{"dark", true}});
    options.shade = choose(
        "shade", shade, std::array{std::pair{"linear", Shade::Linear}, std::pair{"boosted", Shade::Boosted}});
    return options;
}

void writeMaskFile(const Mask& tokens, Index block, const MaskFileOptions& options,
                   const RunControl& control) {
    const MaskPtr blocks = options.level == MaskLevel::Block ? makeBlockMask(tokens, block) : nullptr;
    const Mask& mask = blocks ? *blocks : tokens;
    const MaskShape& shape = mask.shape();
    switch (options.kind) {
        case MaskFileKind::Png:
        case MaskFileKind::Svg:
            return writePicture(mask, options);
        case MaskFileKind::Text:
            refuseAbove(std::max(shape.queries, shape.keys), kMaxTextSide, "rows or columns");
            return writeWholeFile(options.path, textPicture(mask));
        case MaskFileKind::Csv: {
            refuseAbove(shape.queries, kMaxCsvRows, "rows");
            AtomicFile file(options.path);
            writeCsv(file.stream(), mask, control);
            return file.commit();
        }
        case MaskFileKind::Npy: {
            refuseAbove(WideInt{shape.queries} * shape.keys, kMaxNpyCells, "cells");
            AtomicFile file(options.path);
            writeNpyCells(file.stream(), mask, options.level, control);
            return file.commit();
        }
    }
}

}  // namespace triscope
