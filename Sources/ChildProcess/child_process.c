#define _GNU_SOURCE
#include "child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void limit(int resource, rlim_t value) {
  struct rlimit limits = {value, value};
  setrlimit(resource, &limits);
}

pid_t kith_start(
  const char *path, char *const arguments[], int input, int output, int error, size_t memory_bytes,
  unsigned cpu_seconds) {
  // The child tells through this pipe why it could not become the program; becoming it closes the pipe.
  int report[2];
  if (pipe(report) != 0) return -errno;
  fcntl(report[0], F_SETFD, FD_CLOEXEC);
  fcntl(report[1], F_SETFD, FD_CLOEXEC);
  pid_t child = fork();
  if (child < 0) {
    int problem = errno;
    close(report[0]);
    close(report[1]);
    return -problem;
  }
  if (child == 0) {
    setpgid(0, 0);
    // Away from 0, 1 and 2 first, so that none is overwritten before it is used.
    int ends[3] = {fcntl(input, F_DUPFD, 3), fcntl(output, F_DUPFD, 3), fcntl(error, F_DUPFD, 3)};
    for (int index = 0; index < 3; index++) dup2(ends[index], index);
    int highest = (int)sysconf(_SC_OPEN_MAX);
    if (highest < 0 || highest > 4096) highest = 4096;
    for (int descriptor = 3; descriptor < highest; descriptor++)
      if (descriptor != report[1]) close(descriptor);
    signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    limit(RLIMIT_CORE, 0);
    if (memory_bytes > 0) limit(RLIMIT_AS, memory_bytes);
    if (cpu_seconds > 0) limit(RLIMIT_CPU, cpu_seconds);
    execve(path, arguments, environ);
    int problem = errno;
    ssize_t written = write(report[1], &problem, sizeof problem);
    (void)written;
    _exit(127);
  }
  close(report[1]);
  int problem = 0;
  ssize_t got;
  do got = read(report[0], &problem, sizeof problem);
  while (got < 0 && errno == EINTR);
  close(report[0]);
  if (got == (ssize_t)sizeof problem) {
    waitpid(child, NULL, 0);
    return -problem;
  }
  return child;
}

void kith_bound_memory(pid_t process, size_t memory_bytes) {
#ifdef __linux__
  struct rlimit limits = {memory_bytes, memory_bytes};
  prlimit(process, RLIMIT_AS, &limits, NULL);
#else
  (void)process;
  (void)memory_bytes;
#endif
}
