#include "app/cli/output_path.h"

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"

namespace triscope::cli {

void requireWritable(const char* option, const std::string& path) {
    if (path.empty()) return;
    try {
        const AtomicFile trial(path);
    } catch (const FileError& error) {
        throw InputError({option, {"%1", {error.what()}}});
    }
}

}  // namespace triscope::cli
