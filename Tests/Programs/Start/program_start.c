#define _GNU_SOURCE
#include "program_start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

static int add(posix_spawn_file_actions_t *actions, int from, int to, int flags) {
  if (from < 0) return posix_spawn_file_actions_addopen(actions, to, "/dev/null", flags, 0);
  return posix_spawn_file_actions_adddup2(actions, from, to);
}

int program_start(const char *path, char *const words[], char *const environment[], const char *folder,
                  int input, int output, int errors) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code) return -code;
  // The thread that starts it may have blocked every signal; the program is to hear them.
  posix_spawnattr_t attributes;
  sigset_t none, all;
  posix_spawnattr_init(&attributes);
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t process = 0;
  if (!code) code = add(&actions, input, 0, O_RDONLY);
  if (!code) code = add(&actions, output, 1, O_WRONLY);
  if (!code) code = add(&actions, errors, 2, O_WRONLY);
  // What the tests have open, locks among it, is no affair of the program.
  if (!code) code = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (!code && folder) code = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (!code) code = posix_spawn(&process, path, &actions, &attributes, words, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code ? -code : process;
}

int program_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) ? errno : 0; }
