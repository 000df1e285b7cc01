#include "core/io/png_file.h"

#include <png.h>

#include <cassert>
#include <vector>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"

namespace triscope {

namespace {

void writeBytes(png_structp png, png_bytep bytes, std::size_t count) {
    auto* stream = static_cast<std::ostream*>(png_get_io_ptr(png));
    stream->write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(count));
}

void flushNothing(png_structp) {}

[[noreturn]] void fail(png_structp png, png_const_charp reason) {
    throw FileError(*static_cast<const std::string*>(png_get_error_ptr(png)), reason);
}

std::vector<png_byte> rgbRow(std::span<const std::uint32_t> pixels) {
    std::vector<png_byte> bytes;
    bytes.reserve(pixels.size() * 3);
    for (const std::uint32_t pixel : pixels) {
        bytes.push_back(static_cast<png_byte>(pixel >> 16 & 0xFF));
        bytes.push_back(static_cast<png_byte>(pixel >> 8 & 0xFF));
        bytes.push_back(static_cast<png_byte>(pixel & 0xFF));
    }
    return bytes;
}

// libpng's two handles, released on every path.
struct PngWriter {
    png_structp png = nullptr;
    png_infop info = nullptr;

    explicit PngWriter(const std::string& path)
        : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, const_cast<std::string*>(&path), fail, nullptr)),
          info(png_create_info_struct(png)) {}
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

}  // namespace

void writePng(const std::string& path, Index width, Index height, std::span<const std::uint32_t> pixels) {
    assert(pixels.size() == static_cast<std::size_t>(width * height));
    AtomicFile file(path);
    const PngWriter writer(path);
    png_set_write_fn(writer.png, &file.stream(), writeBytes, flushNothing);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height),
                 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer.png, writer.info);
    for (Index y = 0; y < height; ++y) {
        const auto row =
            rgbRow(pixels.subspan(static_cast<std::size_t>(y * width), static_cast<std::size_t>(width)));
        png_write_row(writer.png, row.data());
    }
    png_write_end(writer.png, nullptr);
    file.commit();
}

}  // namespace triscope
