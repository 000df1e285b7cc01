#pragma once

#include <functional>
#include <stdexcept>
#include <stop_token>

namespace triscope {

// Thrown by long work that was asked to stop. Nothing has been written by then.
struct Cancelled : std::runtime_error {
    Cancelled() : std::runtime_error("cancelled") {}
};

// How long work is watched: it reports a share in [0, 1] of what it has done, never from two threads at
// once, and stops soon after a request. A default RunControl is never stopped and tells nobody.
struct RunControl {
    std::stop_token stop{};
    std::function<void(double share)> progress{};

    void report(double share) const {
        if (progress) progress(share);
    }
    void throwIfStopped() const {
        if (stop.stop_requested()) throw Cancelled();
    }
};

}  // namespace triscope
