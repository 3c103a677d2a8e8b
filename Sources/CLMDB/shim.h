// The one door to liblmdb 0.9 (Debian: liblmdb-dev). Only the module LMDB imports it.
#include <lmdb.h>
