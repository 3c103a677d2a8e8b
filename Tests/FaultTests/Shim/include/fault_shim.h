// The shim of the fault campaign is preloaded (LD_PRELOAD) and has nothing to call.
//
// Settings in the environment of the process:
//   FAULT_ROOT    only files beneath this folder count
//   FAULT_TRACE   every call that changes them is noted in this file, in the order it happened
//   FAULT_PLAN    "KIND N ACTION": what befalls the N-th call (from 1) of a kind, where KIND is
//                 write, sync, truncate, rename, open, unlink or mkdir, or "any" of them; ACTION is
//                 the number of an error, "short" (half is written, and said), "kill" (the process
//                 dies before the call), "torn" (it dies when half is written), "after" (it dies when
//                 the call has returned), "stop" (it is suspended before the call); "KIND N+ ACTION": that call and all that follow
//   FAULT_FIRED   a file that gets a line for each call that was befallen
//   FAULT_CLOCK   where the clock stands, in seconds since 1970
//
// A trace is a row of records, little-endian: kind (1 byte), flags (1), length of path (2), length
// of the other path (4), number (8), length of data (8), then path, other path, data. The kinds:
//   O open (flags 1: created, 2: emptied)   W write (number: offset; flags 1: synchronous)
//   S fsync, fdatasync   Y syncfs   T truncate (number: length)   R rename   L link   U unlink
//   D rmdir   M mkdir   A a line on standard output
