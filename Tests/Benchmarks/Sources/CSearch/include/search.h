#pragma once
#include <stddef.h>

/// How often one byte string stands in another, without overlaps.
size_t kith_occurrences(const void *text, size_t length, const void *word, size_t width);
