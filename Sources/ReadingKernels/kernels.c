#include "kernels.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define KITH_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KITH_CLONES
#endif
#define KITH_INLINE static inline __attribute__((always_inline))

enum { lanes = 16 };

KITH_CLONES
void kith_dequantise(const int8_t *restrict rows, const float *restrict scales, size_t count, size_t width, float *restrict out) {
  for (size_t row = 0; row < count; row++) {
    const float scale = scales[row];
    for (size_t i = 0; i < width; i++) out[row * width + i] = (float)rows[row * width + i] * scale;
  }
}

KITH_CLONES
void kith_embed(const int8_t *restrict row, float scale, const float *restrict place, const float *restrict letters, size_t width, float *restrict out) {
  for (size_t i = 0; i < width; i++) out[i] = (float)row[i] * scale + place[i] + letters[i];
}

// e to the power of x for x <= 0, relative error below 2e-7: a power of two set in the exponent's bits, times a
// polynomial. Source of the coefficients: Cephes, expf (S. Moshier), public domain.
KITH_INLINE float exponential(float x) {
  x = x < -87.0f ? -87.0f : x;
  const float shifted = x * 1.44269504f + 12582912.0f;  // the nearest whole number is now in the low bits
  const float whole = shifted - 12582912.0f;
  const float rest = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  float power = rest * 1.98756915e-4f + 1.39819995e-3f;
  power = power * rest + 8.3334519e-3f;
  power = power * rest + 4.1665796e-2f;
  power = power * rest + 1.66666655e-1f;
  power = power * rest + 5.0000001e-1f;
  power = power * (rest * rest) + rest + 1.0f;
  uint32_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  bits = (bits + 127u) << 23;
  float two;
  memcpy(&two, &bits, sizeof two);
  return power * two;
}

// Sums in a fixed order, `lanes` at a time, so that the compiler may use vectors.
KITH_INLINE float total(const float *x, size_t count) {
  float sums[lanes] = {0};
  size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (size_t k = 0; k < lanes; k++) sums[k] += x[i + k];
  float sum = 0;
  for (size_t k = 0; k < lanes; k++) sum += sums[k];
  for (; i < count; i++) sum += x[i];
  return sum;
}

KITH_CLONES
void kith_softmax(float *x, size_t rows, size_t columns) {
  for (size_t row = 0; row < rows; row++) {
    float *line = x + row * columns;
    float most[lanes], top = line[0];
    size_t i = 0;
    if (columns >= lanes) {
      for (size_t k = 0; k < lanes; k++) most[k] = line[k];
      for (; i + lanes <= columns; i += lanes)
        for (size_t k = 0; k < lanes; k++) most[k] = line[i + k] > most[k] ? line[i + k] : most[k];
      for (size_t k = 0; k < lanes; k++) top = most[k] > top ? most[k] : top;
    }
    for (; i < columns; i++) top = line[i] > top ? line[i] : top;
    for (i = 0; i < columns; i++) line[i] = exponential(line[i] - top);
    const float scale = 1.0f / total(line, columns);
    for (i = 0; i < columns; i++) line[i] *= scale;
  }
}

// Source: error function 7.1.26, M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964).
KITH_CLONES
void kith_gelu(float *x, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const float z = x[i] * 0.70710677f;
    const float size = z < 0 ? -z : z;
    const float t = 1.0f / (size * 0.3275911f + 1.0f);
    float sum = t * 1.061405429f - 1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t - 0.284496736f;
    sum = sum * t + 0.254829592f;
    const float tail = sum * t * exponential(-(size * size));
    x[i] = x[i] * 0.5f * (z < 0 ? tail : 2.0f - tail);
  }
}

KITH_CLONES
void kith_normalise(float *restrict x, const float *restrict added, const float *restrict gain, const float *restrict shift, size_t rows, size_t width) {
  for (size_t row = 0; row < rows; row++) {
    float *line = x + row * width;
    if (added)
      for (size_t i = 0; i < width; i++) line[i] += added[row * width + i];
    const float mean = total(line, width) / (float)width;
    float squares[lanes] = {0}, variance = 0;
    size_t i = 0;
    for (; i + lanes <= width; i += lanes)
      for (size_t k = 0; k < lanes; k++) squares[k] += (line[i + k] - mean) * (line[i + k] - mean);
    for (size_t k = 0; k < lanes; k++) variance += squares[k];
    for (; i < width; i++) variance += (line[i] - mean) * (line[i] - mean);
    const float scale = 1.0f / sqrtf(variance / (float)width + 1e-12f);
    for (i = 0; i < width; i++) line[i] = (line[i] - mean) * scale * gain[i] + shift[i];
  }
}
