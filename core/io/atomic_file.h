#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace triscope {

// A file that appears whole or not at all. What is written goes to a temporary file beside `path`;
// commit() puts it in the place of `path` in one step. Destroyed without commit(), it leaves no trace, and
// a file that was there before stays as it was.
//
//     AtomicFile file("mask.csv");
//     file.stream() << "row,key\n";
//     file.commit();
//
// Symbolic links are followed. Throws FileError, with the path and the system's reason, from the
// constructor (no such directory, no permission, something that is not a regular file) and from commit()
// (disk full). Writing itself never throws: a failed write sets the stream's badbit and commit() reports it.
class AtomicFile {
  public:
    explicit AtomicFile(std::string path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    // Binary and buffered.
    std::ostream& stream();

    // Precondition: not called before.
    void commit();

  private:
    class Buffer;

    std::string m_path;       // as the user gave it, for errors
    std::string m_target;     // with links resolved
    std::string m_temporary;  // beside m_target; empty once renamed
    std::unique_ptr<Buffer> m_buffer;
    std::ostream m_stream;
};

// Replaces the file at `path` by `content`. Throws FileError; the old file is then untouched.
void writeWholeFile(const std::string& path, std::string_view content);

}  // namespace triscope
