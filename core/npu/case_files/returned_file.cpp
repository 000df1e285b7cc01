#include "core/npu/case_files/returned_file.h"

#include <filesystem>

#include "core/base/input_error.h"

namespace triscope {

namespace {

namespace fs = std::filesystem;

std::string ifThere(const fs::path& path) {
    std::error_code none;
    return fs::exists(path, none) ? path.string() : "";
}

bool isCase(const fs::path& folder) {
    return !ifThere(folder / "case.json").empty();
}

bool isFolder(const fs::path& path) {
    std::error_code none;
    return fs::is_directory(path, none);
}

}  // namespace

bool mayBeReturned(const std::string& path) {
    return path.ends_with(".npy") || fs::path(path).filename() == "case.json" ||
           (isFolder(path) && (isCase(path) || !ifThere(fs::path(path) / "out.npy").empty()));
}

ReturnedFile findReturned(const std::string& path) {
    if (!mayBeReturned(path))
        throw InputError(
            {"out", {TRISCOPE_TR("%1 is neither a .npy file nor the folder of a case"), {path}}});
    if (ifThere(path).empty()) throw InputError({"out", {TRISCOPE_TR("there is no file %1"), {path}}});
    if (isFolder(path))
        return {ifThere(fs::path(path) / "out.npy"), isCase(path) ? fs::path(path).string() : ""};
    fs::path folder = fs::path(path).parent_path();
    if (folder.empty()) folder = ".";
    if (!path.ends_with(".npy")) return {ifThere(folder / "out.npy"), folder.string()};
    return {path, isCase(folder) ? folder.string() : ""};
}

}  // namespace triscope
