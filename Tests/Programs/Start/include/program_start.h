// Starts a program with nothing of ours open but three descriptors. Swift does not see the calls for this
// that are not in POSIX.
#ifndef PROGRAM_START_H
#define PROGRAM_START_H

// The process, or a negative error number. `folder` may be null, descriptors may be -1: there is nothing
// to read then, and nobody reads. Both lists end with null.
int program_start(const char *path, char *const words[], char *const environment[], const char *folder,
                  int input, int output, int errors);

// A pipe whose ends no other program gets; zero, or an error number.
int program_pipe(int ends[2]);

#endif
