// Starts another program with limits, which Swift cannot: between fork and exec only a few calls are allowed.
#ifndef KITH_CHILD_PROCESS_H
#define KITH_CHILD_PROCESS_H

#include <stddef.h>
#include <sys/types.h>

/// Starts a program, without a shell, in a group of its own, with the given ends of pipes as its input and outputs and
/// with everything else closed.
///
/// - path: where the program is; it is not searched for.
/// - arguments: ends with NULL; the first is the program's own name.
/// - memory_bytes: the most address space it may take; 0 for no limit.
/// - cpu_seconds: the most time of a processor it may take; 0 for no limit.
/// Returns the process id, or minus the error number.
pid_t kith_start(
  const char *path, char *const arguments[], int input, int output, int error, size_t memory_bytes,
  unsigned cpu_seconds);

/// Bounds the address space of a program that runs already. Only Linux can; elsewhere nothing happens.
void kith_bound_memory(pid_t process, size_t memory_bytes);

#endif
