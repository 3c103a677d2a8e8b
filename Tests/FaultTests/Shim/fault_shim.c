// Stands between a process and the system: notes what it does to files, and lets one call fail.
// See fault_shim.h for the settings and the form of the trace.

#define _GNU_SOURCE
#include "include/fault_shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t root_length;
static int trace_fd = -1, fired_fd = -1;
static char plan_kind[16], plan_action[16];
static long plan_number, count;
static int plan_goes_on;

__attribute__((constructor)) static void start(void) {
  const char *plan = getenv("FAULT_PLAN"), *trace = getenv("FAULT_TRACE");
  const char *fired = getenv("FAULT_FIRED");
  char number[24];
  root = getenv("FAULT_ROOT");
  root_length = root ? strlen(root) : 0;
  if (trace) trace_fd = syscall(SYS_open, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fired) fired_fd = syscall(SYS_open, fired, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (plan && sscanf(plan, "%15s %23s %15s", plan_kind, number, plan_action) == 3) {
    plan_number = atol(number);
    plan_goes_on = strchr(number, '+') != NULL;
  }
}

// MARK: Paths

// The path of an open file beneath the root; 0 for every other.
static int path_of(int fd, char *path) {
  char link[32];
  if (!root) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlink, link, path, 4095);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, root, root_length) == 0;
}

// A path as it was given, made absolute; 0 when it is not beneath the root.
static int path_at(int folder, const char *given, char *path) {
  if (!root || !given) return 0;
  if (given[0] == '/') {
    snprintf(path, 4096, "%s", given);
  } else {
    char base[4096];
    if (folder == AT_FDCWD) {
      if (syscall(SYS_getcwd, base, sizeof base) < 0) return 0;
    } else if (!path_of(folder, base)) {
      return 0;
    }
    snprintf(path, 4096, "%.2000s/%.2000s", base, given);
  }
  return strncmp(path, root, root_length) == 0;
}

// MARK: The trace

struct record {
  uint8_t kind, flags;
  uint16_t path;
  uint32_t other;
  uint64_t number, data;
} __attribute__((packed));

static void note(char kind, int flags, const char *path, const char *other, uint64_t number,
                 const struct iovec *data, int pieces, size_t length) {
  if (trace_fd < 0) return;
  struct iovec all[80];
  struct record record = {kind, flags, strlen(path), strlen(other), number, 0};
  all[0] = (struct iovec){&record, sizeof record};
  all[1] = (struct iovec){(void *)path, record.path};
  all[2] = (struct iovec){(void *)other, record.other};
  int used = 3;
  for (int i = 0; i < pieces && used < 80 && record.data < length; i++, used++) {
    size_t piece = data[i].iov_len;
    if (piece > length - record.data) piece = length - record.data;
    all[used] = (struct iovec){data[i].iov_base, piece};
    record.data += piece;
  }
  syscall(SYS_writev, trace_fd, all, used);
}

// MARK: The plan

enum fate { passes, fails, is_short, is_torn, dies_after };

static void die(void) { syscall(SYS_kill, syscall(SYS_getpid), SIGKILL); for (;;) ; }

// What befalls this call; sets errno when it fails. Called under the lock.
static enum fate fate_of(const char *kind, const char *path) {
  if (!plan_number || (strcmp(plan_kind, "any") != 0 && strcmp(plan_kind, kind) != 0)) return passes;
  count++;
  if (count != plan_number && !(plan_goes_on && count > plan_number)) return passes;
  if (fired_fd >= 0) {
    char line[4200];
    int length = snprintf(line, sizeof line, "%s %ld %s %s\n", kind, count, plan_action, path);
    syscall(SYS_write, fired_fd, line, length);
  }
  int is_write = strcmp(kind, "write") == 0;
  if (strcmp(plan_action, "kill") == 0) die();
  if (strcmp(plan_action, "torn") == 0) { if (is_write) return is_torn; die(); }
  if (strcmp(plan_action, "after") == 0) return dies_after;
  if (strcmp(plan_action, "stop") == 0) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGSTOP);
    for (;;) ;  // the stop may reach another thread first; this one does not go on
  }
  if (strcmp(plan_action, "short") == 0) return is_write ? is_short : passes;
  errno = atoi(plan_action);
  return fails;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

// MARK: Writing

static ssize_t write_pieces(int fd, const struct iovec *pieces, int n, off_t offset, int moves) {
  char path[4096];
  // What goes to standard output is what the process says: noted, never befallen.
  int says = fd == 1 && trace_fd >= 0;
  if (!says && !path_of(fd, path)) {
    return moves ? syscall(SYS_writev, fd, pieces, n) : syscall(SYS_pwritev, fd, pieces, n, offset, 0);
  }
  pthread_mutex_lock(&lock);
  enum fate fate = says ? passes : fate_of("write", path);
  ssize_t done = -1;
  if (fate != fails) {
    int flags = fcntl(fd, F_GETFL);
    off_t end = flags & O_APPEND ? lseek(fd, 0, SEEK_END) : 0;
    off_t at = !moves ? offset : flags & O_APPEND ? end : lseek(fd, 0, SEEK_CUR);
    struct iovec half = {pieces[0].iov_base, (pieces[0].iov_len + 1) / 2};
    const struct iovec *given = pieces;
    if (fate == is_short || fate == is_torn) { given = &half; n = 1; }
    done = moves ? syscall(SYS_writev, fd, given, n) : syscall(SYS_pwritev, fd, given, n, offset, 0);
    if (says) {
      note('A', 0, "", "", 0, given, n, done > 0 ? done : 0);
    } else if (done > 0) {
      note('W', (flags & O_DSYNC) != 0, path, "", at, given, n, done);
    }
    if (fate == is_torn || fate == dies_after) die();
  }
  int saved = errno;
  pthread_mutex_unlock(&lock);
  errno = saved;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  struct iovec piece = {(void *)bytes, length};
  return write_pieces(fd, &piece, 1, 0, 1);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  struct iovec piece = {(void *)bytes, length};
  return write_pieces(fd, &piece, 1, offset, 0);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return pwrite(fd, bytes, length, offset);
}
ssize_t writev(int fd, const struct iovec *pieces, int n) { return write_pieces(fd, pieces, n, 0, 1); }
ssize_t pwritev(int fd, const struct iovec *pieces, int n, off_t offset) {
  return write_pieces(fd, pieces, n, offset, 0);
}
ssize_t pwritev64(int fd, const struct iovec *pieces, int n, off64_t offset) {
  return write_pieces(fd, pieces, n, offset, 0);
}

// MARK: Calls that answer 0 or -1

// Lets `call` happen or not, and notes it when it did.
#define ANSWER(kind, mark, flags, path, other, number, call)              \
  do {                                                                    \
    pthread_mutex_lock(&lock);                                            \
    enum fate fate = fate_of(kind, path);                                 \
    int result = -1;                                                      \
    if (fate != fails) {                                                  \
      result = (call);                                                    \
      int saved = errno;                                                  \
      if (result == 0) note(mark, flags, path, other, number, NULL, 0, 0); \
      if (fate == dies_after) die();                                      \
      errno = saved;                                                      \
    }                                                                     \
    int saved = errno;                                                    \
    pthread_mutex_unlock(&lock);                                          \
    errno = saved;                                                        \
    return result;                                                        \
  } while (0)

int fsync(int fd) {
  REAL(fsync);
  char path[4096];
  if (!path_of(fd, path)) return real(fd);
  ANSWER("sync", 'S', 0, path, "", 0, real(fd));
}
int fdatasync(int fd) {
  REAL(fdatasync);
  char path[4096];
  if (!path_of(fd, path)) return real(fd);
  ANSWER("sync", 'S', 0, path, "", 0, real(fd));
}
int syncfs(int fd) {
  REAL(syncfs);
  char path[4096];
  if (!path_of(fd, path)) return real(fd);
  ANSWER("sync", 'Y', 0, path, "", 0, real(fd));
}
// A map has no path; LMDB writes with pwrite, so this one is seldom met.
int msync(void *address, size_t length, int flags) {
  REAL(msync);
  if (!root) return real(address, length, flags);
  ANSWER("sync", 'Y', 0, root, "", 0, real(address, length, flags));
}
int ftruncate(int fd, off_t length) {
  REAL(ftruncate);
  char path[4096];
  if (!path_of(fd, path)) return real(fd, length);
  ANSWER("truncate", 'T', 0, path, "", length, real(fd, length));
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

// Answers the error itself, not -1.
int posix_fallocate(int fd, off_t offset, off_t length) {
  REAL(posix_fallocate);
  char path[4096];
  if (!path_of(fd, path)) return real(fd, offset, length);
  pthread_mutex_lock(&lock);
  int saved = errno, result;
  enum fate fate = fate_of("truncate", path);
  result = fate == fails ? errno : real(fd, offset, length);
  if (result == 0) note('T', 0, path, "", offset + length, NULL, 0, 0);
  if (fate == dies_after) die();
  errno = saved;
  pthread_mutex_unlock(&lock);
  return result;
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) {
  return posix_fallocate(fd, offset, length);
}

// MARK: Names

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  char path[4096], other[4096];
  if (!path_at(from, old, path) || !path_at(to, new, other))
    return syscall(SYS_renameat2, from, old, to, new, flags);
  ANSWER("rename", 'R', 0, path, other, 0, syscall(SYS_renameat2, from, old, to, new, flags));
}
int renameat(int from, const char *old, int to, const char *new) {
  return renameat2(from, old, to, new, 0);
}
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
  char path[4096], other[4096];
  if (!path_at(from, old, path) || !path_at(to, new, other))
    return syscall(SYS_linkat, from, old, to, new, flags);
  ANSWER("rename", 'L', 0, path, other, 0, syscall(SYS_linkat, from, old, to, new, flags));
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *name, int flags) {
  char path[4096];
  if (!path_at(folder, name, path)) return syscall(SYS_unlinkat, folder, name, flags);
  ANSWER("unlink", flags & AT_REMOVEDIR ? 'D' : 'U', 0, path, "", 0,
         syscall(SYS_unlinkat, folder, name, flags));
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode) {
  char path[4096];
  if (!path_at(folder, name, path)) return syscall(SYS_mkdirat, folder, name, mode);
  ANSWER("mkdir", 'M', 0, path, "", 0, syscall(SYS_mkdirat, folder, name, mode));
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

// MARK: Opening

static int open_at(int folder, const char *name, int flags, mode_t mode) {
  char path[4096];
  if (!path_at(folder, name, path)) return syscall(SYS_openat, folder, name, flags, mode);
  pthread_mutex_lock(&lock);
  enum fate fate = fate_of("open", path);
  int fd = -1;
  if (fate != fails) {
    struct stat status;
    int is_new = (flags & O_CREAT) && stat(path, &status) != 0;
    fd = syscall(SYS_openat, folder, name, flags, mode);
    int saved = errno;
    if (fd >= 0 && (is_new || (flags & O_TRUNC)))
      note('O', is_new | (flags & O_TRUNC ? 2 : 0), path, "", 0, NULL, 0, 0);
    if (fate == dies_after) die();
    errno = saved;
  }
  int saved = errno;
  pthread_mutex_unlock(&lock);
  errno = saved;
  return fd;
}

#define OPEN(folder, name, flags)                                   \
  do {                                                              \
    mode_t mode = 0;                                                \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                        \
      va_list rest;                                                 \
      va_start(rest, flags);                                        \
      mode = va_arg(rest, mode_t);                                  \
      va_end(rest);                                                 \
    }                                                               \
    return open_at(folder, name, flags, mode);                      \
  } while (0)

int open(const char *name, int flags, ...) { OPEN(AT_FDCWD, name, flags); }
int open64(const char *name, int flags, ...) { OPEN(AT_FDCWD, name, flags); }
int openat(int folder, const char *name, int flags, ...) { OPEN(folder, name, flags); }
int openat64(int folder, const char *name, int flags, ...) { OPEN(folder, name, flags); }
int __open_2(const char *name, int flags) { return open_at(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return open_at(AT_FDCWD, name, flags, 0); }

// MARK: The clock

int clock_gettime(clockid_t clock, struct timespec *time) {
  int code = syscall(SYS_clock_gettime, clock, time);
  const char *there = getenv("FAULT_CLOCK");
  if (code == 0 && clock == CLOCK_REALTIME && there) time->tv_sec = atoll(there);
  return code;
}
