// What the floors share: a log in LMDB, and stopping at failures.

#ifndef FLOOR_LOG_H
#define FLOOR_LOG_H

#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MUST(call)                                                       \
  do {                                                                   \
    int code_ = (call);                                                  \
    if (code_ != 0) {                                                    \
      fprintf(stderr, "floor: %s: %s\n", #call, mdb_strerror(code_));    \
      exit(1);                                                           \
    }                                                                    \
  } while (0)

typedef struct {
  MDB_env *env;
  MDB_dbi entries, meta;
} floor_env;

floor_env floor_open(const char *folder, int creates);

static inline uint64_t floor_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

#endif
