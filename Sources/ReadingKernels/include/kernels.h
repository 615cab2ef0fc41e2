#ifndef KITH_READING_KERNELS_H
#define KITH_READING_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// What the reading model does between its matrix products. In C, because a debug build runs these loops a hundred times
// faster than generic Swift vectors, and because the compiler makes a version for each generation of processors.
// All arrays are row-major and may be unaligned; none overlap.

// out[row][i] = rows[row][i] * scales[row]; `scales` are little-endian 32-bit numbers.
void kith_dequantise(const int8_t *rows, const float *scales, size_t count, size_t width, float *out);

// out[i] = row[i] * scale + place[i] + letters[i]
void kith_embed(const int8_t *row, float scale, const float *place, const float *letters, size_t width, float *out);

// Softmax of each row in place; `columns` is at least 1.
void kith_softmax(float *x, size_t rows, size_t columns);

// GELU by the error function, in place; absolute error below 4e-7.
void kith_gelu(float *x, size_t count);

// Layer normalisation of x + added (which may be null), into x.
void kith_normalise(float *x, const float *added, const float *gain, const float *shift, size_t rows, size_t width);

#endif
