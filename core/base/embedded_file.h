#pragma once

#include <string_view>

namespace triscope {

// A file of resources/ as triscope_embed_resources (cmake/EmbedResources.cmake) puts it into the binary.
struct EmbeddedFile {
    std::string_view name;  // without directory and extension
    std::string_view text;
};

}  // namespace triscope
