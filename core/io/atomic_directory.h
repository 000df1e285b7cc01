#pragma once

#include <string>

namespace triscope {

// A folder that appears with all its files or not at all. The files are written to a temporary folder beside
// it; commit() puts that in its place in one step (in two on file systems that cannot exchange folders), and
// what was there before is gone. Destroyed without commit(), it leaves no trace.
//
//     AtomicDirectory folder("case");
//     writeWholeFile(folder.file("q.npy"), content);
//     folder.commit();
//
// Symbolic links are followed. Throws FileError, with the path and the system's reason, from the constructor
// (no such folder around it, no permission, something that is no folder, the folder that the program runs in)
// and from commit(). Whether what is there may go is for the caller to know, before commit().
class AtomicDirectory {
  public:
    explicit AtomicDirectory(std::string path);
    ~AtomicDirectory();
    AtomicDirectory(const AtomicDirectory&) = delete;
    AtomicDirectory& operator=(const AtomicDirectory&) = delete;

    // Where to write the file of that name until commit().
    std::string file(const std::string& name) const { return m_temporary + "/" + name; }

    // Precondition: not called before.
    void commit();

  private:
    std::string m_path;       // as the user gave it, for errors
    std::string m_target;     // with links resolved
    std::string m_temporary;  // beside m_target; empty once renamed
};

}  // namespace triscope
