// The files of Schema/ as bytes. `#embed` is C23; clang takes it in every mode and takes megabytes in a second, where
// SwiftPM's `.embedInCode` takes four seconds for 20 kB.
#include "files.h"

#define KITH_FILE(name) \
  kith_file kith_##name(void) { return (kith_file){name, sizeof name}; }

static const uint8_t catalogue[] = {
#embed "../Vocabulary/catalogue.json"
};
KITH_FILE(catalogue)

static const uint8_t context[] = {
#embed "../Vocabulary/context.jsonld"
};
KITH_FILE(context)

static const uint8_t tables_v0001[] = {
#embed "../Tables/v0001_initial.sql"
};
KITH_FILE(tables_v0001)
