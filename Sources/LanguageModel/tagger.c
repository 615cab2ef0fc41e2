// Trained on UD English EWT (CC BY-SA 4.0) and the openly licensed genres of UD English GUM (CC BY, CC BY-SA); see
// Training/tagger.
#include "tagger.h"

static const uint8_t weights[] = {
#embed "Tagger/tagger.bin"
};
kith_tagger_file kith_tagger_weights(void) { return (kith_tagger_file){weights, sizeof weights}; }

static const uint8_t lemmas[] = {
#embed "Tagger/lemmas.tsv"
};
kith_tagger_file kith_tagger_lemmas(void) { return (kith_tagger_file){lemmas, sizeof lemmas}; }
