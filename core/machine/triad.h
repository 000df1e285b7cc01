#pragma once

#include "core/base/run_control.h"
#include "core/base/units.h"

namespace triscope {

struct TriadBandwidth {
    double bytes_per_second = 0;
    Bytes array;  // the size of each of the three
};

// The memory bandwidth that `threads` threads reach: the best of several passes of STREAM's triad
// a[i] = b[i] + s · c[i] in fp32 over three arrays, each four times the last-level cache where half of the
// available memory holds them, so that hardly anything is read from a cache. 12 bytes count an element: what
// a processor reads of `a` before it writes it does not. Source: McCalpin, "Memory bandwidth and machine
// balance", 1995. Throws Cancelled. Precondition: threads >= 1.
TriadBandwidth triadBandwidth(int threads, const RunControl& control = {});

}  // namespace triscope
