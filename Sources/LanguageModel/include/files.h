#ifndef KITH_LANGUAGE_MODEL_H
#define KITH_LANGUAGE_MODEL_H

#include <stddef.h>
#include <stdint.h>

// A file of the embedded pack. The bytes live as long as the program; `name` is the path inside the pack.
typedef struct {
  const char *name;
  const uint8_t *bytes;
  size_t count;
} kith_pack_file;

// The files of the embedded pack, in the order of their names.
size_t kith_pack_file_count(void);
kith_pack_file kith_pack_file_at(size_t index);

#endif
