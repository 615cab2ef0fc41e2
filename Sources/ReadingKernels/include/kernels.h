#ifndef KITH_READING_KERNELS_H
#define KITH_READING_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// The arithmetic of the reading model. In C, because a debug build runs these loops a hundred times faster than generic
// Swift vectors, and because each generation of processors gets a version of its own.
//
// Every function gives the same bits on every processor: whole numbers are exact, and sums of fractions are taken in a
// fixed order, in 16 lanes, without fused operations. All arrays are row-major; none overlap. `linear.c` and `tiles.c`
// hold the products with weights, `kernels.c` what lies between them.

// Sizes of the products with weights: outputs are computed in panels.
enum { kith_panel = 16 };

// What the products with weights are done with, the slowest first: plain C; 16, 32 and 64 bytes of multiplications in one
// instruction; tiles of 16 rows (AMX). Weights and inputs are laid out for one kind.
typedef enum { kith_plain, kith_avx2, kith_avx512, kith_tiles } kith_kind;

// Whether this processor, and the system on it, can do a kind; and the last of those it can do.
int kith_supports(kith_kind kind);
kith_kind kith_best_kind(void);

// Bytes that `kith_pack` writes for a matrix, and `kith_quantise` for rows of inputs.
size_t kith_packed_bytes(kith_kind kind, size_t outputs, size_t inputs);
size_t kith_whole_bytes(kith_kind kind, size_t rows, size_t inputs);

// 8-bit rows, one per output, in the order in which `kith_linear` reads them. `inputs` is even.
void kith_pack(kith_kind kind, const int8_t *rows, size_t outputs, size_t inputs, void *packed);

// Rows of whole numbers and a scale for each row: whole * scale is x, up to half a step; a step is the row's largest number
// divided by `kith_steps(inputs)`.
void kith_quantise(kith_kind kind, const float *x, size_t rows, size_t inputs, void *whole, float *scales);

// The largest whole number of a row, so that no sum of products with 8-bit weights overflows 32 bits; at most 8191.
int32_t kith_steps(size_t inputs);

// out[row][i] = scales[row] * weight_scales[i] * sum over k of x[row][k] * weights[i][k] + bias[i]; `bias` may be null.
// `whole` and `packed` were written for the same kind, which `kith_supports`.
void kith_linear(
  kith_kind kind, const void *whole, const float *scales, size_t rows, size_t inputs, const void *packed,
  const float *weight_scales, const float *bias, size_t outputs, float *out);

// Attention of one window: `qkv` has rows of 3 * heads * 32 numbers, `out` rows of heads * 32. `scratch` holds
// `kith_attention_scratch(count)` numbers.
void kith_attention(const float *qkv, size_t count, size_t heads, float *scratch, float *out);
size_t kith_attention_scratch(size_t count);

// out[i][j] = sum over k of a[i][k] * b[j][k].
void kith_multiply(const float *a, size_t rows, const float *b, size_t columns, size_t inner, float *out);

// out[row][i] = rows[row][i] * scales[row]
void kith_dequantise(const int8_t *rows, const float *scales, size_t count, size_t width, float *out);

// out[i] = row[i] * scale + place[i] + letters[i]
void kith_embed(const int8_t *row, float scale, const float *place, const float *letters, size_t width, float *out);

// Softmax of each row in place; `columns` is at least 1.
void kith_softmax(float *x, size_t rows, size_t columns);

// GELU by the error function, in place; absolute error below 4e-7.
void kith_gelu(float *x, size_t count);

// Layer normalisation of x + added (which may be null), into x. `width` is a multiple of 16.
void kith_normalise(float *x, const float *added, const float *gain, const float *shift, size_t rows, size_t width);

#endif
