#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/message.h"

namespace triscope {

// A file or an argument that a user gave and that cannot be used: which fields, and why. Thrown where
// there is no value to return; caught once, by the runner or the command line.
class InputError : public std::runtime_error {
  public:
    explicit InputError(Issue issue) : InputError(Issues{std::move(issue)}) {}
    explicit InputError(Issues issues)
        : std::runtime_error(issues.front().field + ": " + issues.front().message.str()),
          m_issues(std::move(issues)) {}

    const Issues& issues() const { return m_issues; }

  private:
    Issues m_issues;
};

// A file that could not be read or written: the path and the system's reason.
class FileError : public std::runtime_error {
  public:
    FileError(const std::string& path, const std::string& reason)
        : std::runtime_error(path + ": " + reason) {}
};

}  // namespace triscope
