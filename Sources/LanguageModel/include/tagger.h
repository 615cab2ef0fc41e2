#ifndef KITH_LANGUAGE_MODEL_TAGGER_H
#define KITH_LANGUAGE_MODEL_TAGGER_H

#include <stddef.h>
#include <stdint.h>

// A file of the part-of-speech tagger. The bytes live as long as the program.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} kith_tagger_file;

// The weights, written by Training/tagger/train_tagger.py, which describes the format.
kith_tagger_file kith_tagger_weights(void);
// Lines of form, tag and lemma, from the same script.
kith_tagger_file kith_tagger_lemmas(void);

#endif
