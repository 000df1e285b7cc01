#pragma once

#include <cstdint>

// What a test tells the stand-in of CANN's libraries, and asks it. Exported by its libascendcl.so; to be
// found with dlsym, as nothing links it. In another process the environment variable TRISCOPE_FAKE_CANN makes
// one call fail: "CALL NTH STATUS WORDS...".
extern "C" {

// No faults, one Ascend910B3 with 1 GiB, not initialised, no complaint. Objects that are alive stay so.
void fakeCannReset();

// Lets the nth call from now (1: the next one) of a function fail; no words: aclGetRecentErrMsg has none.
void fakeCannFail(const char* call, int nth, int status, const char* words);
// Lets a function hang when it is called, and lets all that hang go on.
void fakeCannHang(const char* call);
void fakeCannLetGo();
// The device takes work and never finishes it.
void fakeCannStall();
// Operators return a wrong number.
void fakeCannMiscompute();

void fakeCannSetDevices(std::uint32_t count);
void fakeCannSetSoc(const char* name);
void fakeCannSetFreeMemory(std::uint64_t bytes);

// Streams, events, allocations, tensors, lists, arrays and executors that are alive, and devices that are
// set.
int fakeCannAlive();
// How often a function was called.
int fakeCannCalls(const char* call);
// Everything that was done against CANN's rules; empty if nothing was. Valid until the next call.
const char* fakeCannComplaints();
}
