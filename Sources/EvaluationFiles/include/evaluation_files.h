#ifndef KITH_EVALUATION_FILES_H
#define KITH_EVALUATION_FILES_H

#include <stddef.h>
#include <stdint.h>

// A table of Predicates/, as it was when this was compiled. The bytes live as long as the program.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} kith_predicate_table;

kith_predicate_table kith_predicates_dwie(void);
kith_predicate_table kith_predicates_wikidata(void);
kith_predicate_table kith_predicates_knowledgenet(void);
kith_predicate_table kith_predicates_conll04(void);

#endif
