#ifndef KITH_PRODUCT_H
#define KITH_PRODUCT_H

#include "kernels.h"

#include "lanes.h"

// What the versions of the products with weights share.

// One row of one panel from its sums.
KITH_INLINE void finish(
  const int32_t *sums, float scale, const float *weight_scales, const float *bias, size_t count, float *out) {
  for (size_t i = 0; i < count; i++) {
    const float value = (float)sums[i] * (scale * weight_scales[i]);
    out[i] = bias ? value + bias[i] : value;
  }
}

typedef struct {
  const void *x;
  const float *scales;
  size_t rows, inputs;
  const void *packed;
  const float *weight_scales, *bias;
  size_t outputs;
  float *out;
} product;

// The results of one row of one panel, whole or the rest of the outputs.
KITH_INLINE void store(const product *p, size_t row, size_t first, const int32_t *sums) {
  const size_t count = p->outputs - first < kith_panel ? p->outputs - first : kith_panel;
  const float *bias = p->bias ? p->bias + first : 0;
  float *out = p->out + row * p->outputs + first;
  if (count == kith_panel) {
    finish(sums, p->scales[row], p->weight_scales + first, bias, kith_panel, out);
  } else {
    finish(sums, p->scales[row], p->weight_scales + first, bias, count, out);
  }
}

// The version with tiles, in `tiles.c`: its order of weights and inputs, and whether the processor has it.
size_t kith_tiles_plane(size_t inputs);
size_t kith_tiles_packed_bytes(size_t outputs, size_t inputs);
size_t kith_tiles_whole_bytes(size_t rows, size_t inputs);
void kith_tiles_pack(const int8_t *rows, size_t outputs, size_t inputs, int8_t *out);
void kith_tiles_multiply(const product *p);
int kith_tiles_supported(void);

#endif
