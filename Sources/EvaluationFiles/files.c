// Which property of a corpus is which relation of the catalogue, as bytes.
#include "evaluation_files.h"

#define KITH_TABLE(name) \
  kith_predicate_table kith_predicates_##name(void) { return (kith_predicate_table){name, sizeof name}; }

static const uint8_t dwie[] = {
#embed "Predicates/dwie.tsv"
};
KITH_TABLE(dwie)

static const uint8_t wikidata[] = {
#embed "Predicates/wikidata.tsv"
};
KITH_TABLE(wikidata)

static const uint8_t knowledgenet[] = {
#embed "Predicates/knowledgenet.tsv"
};
KITH_TABLE(knowledgenet)

static const uint8_t conll04[] = {
#embed "Predicates/conll04.tsv"
};
KITH_TABLE(conll04)
