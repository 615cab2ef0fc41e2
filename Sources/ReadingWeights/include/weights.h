#ifndef KITH_READING_WEIGHTS_H
#define KITH_READING_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

// The weights of the reading model, as Training/weights.py wrote them. The bytes live as long as the program.
const uint8_t *kith_reading_weights(void);
size_t kith_reading_weights_count(void);

#endif
