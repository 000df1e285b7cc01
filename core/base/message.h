#pragma once

#include <string>
#include <vector>

#include "core/base/units.h"

// Marks a string of core for translation; the window looks it up under the context "core".
#define TRISCOPE_TR(text) text

namespace triscope {

// A sentence for a user, with the numbers kept apart from the words so that the window can translate it.
// `text` is a literal marked with TRISCOPE_TR; %1 ... %9 stand for the arguments.
struct Message {
    const char* text = "";
    std::vector<std::string> args;
    std::string file{};  // the one that it is about, where a user named it; goes before the sentence

    // The English sentence.
    std::string str() const;

    friend bool operator==(const Message& a, const Message& b) { return a.str() == b.str(); }
};

// One of two sentences by a count, `one` where it is 1, with the same arguments.
Message counted(WideInt count, const char* one, const char* many, std::vector<std::string> args);

// Replaces %1 ... %9 in `text` by `args`, in one pass: an argument that holds a % is left alone.
std::string substitute(const std::string& text, const std::vector<std::string>& args);

// One impossible setting: which field, and what would be possible. `field` is the command-line option's
// name without the dashes ("sink", "kv-heads"), which is also the key of the window's control.
struct Issue {
    std::string field;
    Message message;

    friend bool operator==(const Issue&, const Issue&) = default;
};

using Issues = std::vector<Issue>;

}  // namespace triscope
