#ifndef KITH_EXPORT_FILES_H
#define KITH_EXPORT_FILES_H

#include <stddef.h>
#include <stdint.h>

// A file of Exports/Page/, as it was when this was compiled. The bytes live as long as the program.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} kith_page_file;

kith_page_file kith_page_style(void);
kith_page_file kith_page_script(void);

#endif
