#pragma once

#include <string>

namespace triscope {

// What a user points at after a run on another machine: the file that came back, and the case that it
// belongs to.
struct ReturnedFile {
    std::string out;        // empty: not there yet
    std::string directory;  // of the case; empty: the file does not lie in one

    bool complete() const { return !out.empty() && !directory.empty(); }

    friend bool operator==(const ReturnedFile&, const ReturnedFile&) = default;
};

// From a .npy file: that file, and its folder if it is a case's. From a folder, or the case.json in it: that
// case, and the out.npy in it if there is one. From a folder without a case: the out.npy in it. Throws
// InputError, field "out", for anything else.
ReturnedFile findReturned(const std::string& path);

// Whether findReturned could make something of it, judged by its name and kind.
bool mayBeReturned(const std::string& path);

}  // namespace triscope
