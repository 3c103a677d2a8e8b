// The one door to liblmdb 0.9 (Debian: liblmdb-dev). Only the module LMDB imports it.
#include <lmdb.h>

// Linux: everything on the file system of an open file is made durable. Glibc's own header shows it to
// GNU sources only.
extern int syncfs(int descriptor);
