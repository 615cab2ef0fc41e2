#ifndef KITH_SCHEMA_FILES_H
#define KITH_SCHEMA_FILES_H

#include <stddef.h>
#include <stdint.h>

// A file of Schema/, as it was when this was compiled. The bytes live as long as the program.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} kith_file;

kith_file kith_catalogue(void);
kith_file kith_context(void);
kith_file kith_tables_v0001(void);

#endif
