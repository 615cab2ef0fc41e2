#include "weights.h"

// Without the file the program still builds, and opening the model says that there are no weights.
#if __has_embed("Weights/reading-v2.bin") == __STDC_EMBED_FOUND__
_Alignas(64) static const uint8_t weights[] = {
#embed "Weights/reading-v2.bin"
};
static const size_t count = sizeof weights;
#else
static const uint8_t weights[1] = {0};
static const size_t count = 0;
#endif

const uint8_t *kith_reading_weights(void) { return weights; }
size_t kith_reading_weights_count(void) { return count; }
