#pragma once

#include <string>

namespace fake {

// What CANN keeps for each thread.
struct ThreadState {
    int device = -1;
    std::string words;   // of the last error
    std::string handed;  // out by aclGetRecentErrMsg
};

ThreadState& threadState();

}  // namespace fake
