#define _GNU_SOURCE
#include "search.h"
#include <string.h>

size_t kith_occurrences(const void *text, size_t length, const void *word, size_t width) {
  const char *rest = text, *end = rest + length;
  size_t count = 0;
  if (width == 0) return 0;
  while ((rest = memmem(rest, (size_t)(end - rest), word, width))) {
    count++;
    rest += width;
  }
  return count;
}
