#include "kernels.h"

#include "lanes.h"

#include <math.h>

KITH_CLONES
void kith_dequantise(
  const int8_t *restrict rows, const float *restrict scales, size_t count, size_t width, float *restrict out) {
  for (size_t row = 0; row < count; row++) {
    const float scale = scales[row];
    for (size_t i = 0; i < width; i++) out[row * width + i] = (float)rows[row * width + i] * scale;
  }
}

KITH_CLONES
void kith_embed(
  const int8_t *restrict row, float scale, const float *restrict place, const float *restrict letters, size_t width,
  float *restrict out) {
  for (size_t i = 0; i < width; i++) out[i] = (float)row[i] * scale + place[i] + letters[i];
}

// e to the power of x for x <= 0, relative error below 2e-7: a power of two set in the exponent's bits, times a
// polynomial. Source of the coefficients: Cephes, expf (S. Moshier), public domain.
KITH_INLINE void exponential(floats *value) {
  const floats least = {0};
  floats x = __builtin_elementwise_max(*value, least - 87.0f);
  const floats shifted = x * 1.44269504f + 12582912.0f;  // the nearest whole number is now in the low bits
  const floats whole = shifted - 12582912.0f;
  const floats rest = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  floats power = rest * 1.98756915e-4f + 1.39819995e-3f;
  power = power * rest + 8.3334519e-3f;
  power = power * rest + 4.1665796e-2f;
  power = power * rest + 1.66666655e-1f;
  power = power * rest + 5.0000001e-1f;
  power = power * (rest * rest) + rest + 1.0f;
  const ints bits = ((ints)shifted + 127) << 23;
  *value = power * (floats)bits;
}

// The sum of the lanes, in order.
KITH_INLINE float total(const floats *x) {
  float sum = 0;
  for (size_t k = 0; k < lanes; k++) sum += (*x)[k];
  return sum;
}

KITH_INLINE void softmax(float *line, size_t columns) {
  float top = line[0];
  size_t i = 0;
  if (columns >= lanes) {
    floats most, next;
    LOAD(most, line);
    for (i = lanes; i + lanes <= columns; i += lanes) {
      LOAD(next, line + i);
      most = __builtin_elementwise_max(most, next);
    }
    for (size_t k = 0; k < lanes; k++) top = most[k] > top ? most[k] : top;
  }
  for (; i < columns; i++) top = line[i] > top ? line[i] : top;
  floats sums = {0}, x;
  for (i = 0; i + lanes <= columns; i += lanes) {
    LOAD(x, line + i);
    x = x - top;
    exponential(&x);
    sums += x;
    STORE(line + i, x);
  }
  float sum = total(&sums);
  if (i < columns) {
    const floats zero = {0};
    x = zero - 87.0f;
    memcpy(&x, line + i, (columns - i) * sizeof(float));
    for (size_t k = 0; k < columns - i; k++) x[k] -= top;
    exponential(&x);
    for (size_t k = 0; k < columns - i; k++) sum += x[k];
    memcpy(line + i, &x, (columns - i) * sizeof(float));
  }
  const float scale = 1.0f / sum;
  for (i = 0; i < columns; i++) line[i] *= scale;
}

KITH_CLONES
void kith_softmax(float *x, size_t rows, size_t columns) {
  for (size_t row = 0; row < rows; row++) softmax(x + row * columns, columns);
}

// Source: error function 7.1.26, M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964).
KITH_INLINE void gelu(floats *value) {
  const ints sign = (ints){0} - 0x7fffffff - 1;
  const floats x = *value;
  const floats z = x * 0.70710677f;
  const floats size = (floats)((ints)z & ~sign);
  const floats t = 1.0f / (size * 0.3275911f + 1.0f);
  floats sum = t * 1.061405429f - 1.453152027f;
  sum = sum * t + 1.421413741f;
  sum = sum * t - 0.284496736f;
  sum = sum * t + 0.254829592f;
  floats tail = -(size * size);
  exponential(&tail);
  tail = 1.0f - sum * t * tail;
  *value = x * 0.5f * (1.0f + (floats)((ints)tail ^ ((ints)z & sign)));
}

KITH_CLONES
void kith_gelu(float *x, size_t count) {
  floats value = {0};
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    LOAD(value, x + i);
    gelu(&value);
    STORE(x + i, value);
  }
  if (i < count) {
    memcpy(&value, x + i, (count - i) * sizeof(float));
    gelu(&value);
    memcpy(x + i, &value, (count - i) * sizeof(float));
  }
}

KITH_CLONES
void kith_normalise(
  float *restrict x, const float *restrict added, const float *restrict gain, const float *restrict shift, size_t rows,
  size_t width) {
  for (size_t row = 0; row < rows; row++) {
    float *line = x + row * width;
    floats sums = {0}, squares = {0}, value, other;
    for (size_t i = 0; i < width; i += lanes) {
      LOAD(value, line + i);
      if (added) {
        LOAD(other, added + row * width + i);
        value += other;
        STORE(line + i, value);
      }
      sums += value;
    }
    const float mean = total(&sums) / (float)width;
    for (size_t i = 0; i < width; i += lanes) {
      LOAD(value, line + i);
      value -= mean;
      squares += value * value;
    }
    const float scale = 1.0f / sqrtf(total(&squares) / (float)width + 1e-12f);
    for (size_t i = 0; i < width; i += lanes) {
      LOAD(value, line + i);
      LOAD(other, gain + i);
      value = (value - mean) * scale * other;
      LOAD(other, shift + i);
      value += other;
      STORE(line + i, value);
    }
  }
}

enum { head = 32 };

static size_t padded(size_t count) { return (count + 31) / 32 * 32; }

size_t kith_attention_scratch(size_t count) { return (2 * head + 4) * padded(count); }

// The scores of four queries against 32 keys at a time, and then four mixtures of the values.
KITH_CLONES
void kith_attention(
  const float *restrict qkv, size_t count, size_t heads, float *restrict scratch, float *restrict out) {
  const size_t width = heads * head, stride = 3 * width, columns = padded(count);
  float *keys = scratch, *values = scratch + head * columns, *scores = scratch + 2 * head * columns;
  const float scale = 0.17677669f;  // one over the square root of 32
  for (size_t h = 0; h < heads; h++) {
    for (size_t j = 0; j < columns; j++) {
      for (size_t k = 0; k < head; k++) {
        keys[k * columns + j] = j < count ? qkv[j * stride + width + h * head + k] * scale : 0;
      }
      if (j < count) memcpy(values + j * head, qkv + j * stride + 2 * width + h * head, head * sizeof(float));
    }
    for (size_t first = 0; first < count; first += 4) {
      // The last rows are read twice rather than past the end.
      size_t row[4];
      for (size_t r = 0; r < 4; r++) row[r] = first + r < count ? first + r : count - 1;
      const float *q0 = qkv + row[0] * stride + h * head, *q1 = qkv + row[1] * stride + h * head;
      const float *q2 = qkv + row[2] * stride + h * head, *q3 = qkv + row[3] * stride + h * head;
      for (size_t j = 0; j < columns; j += 32) {
        floats a0 = {0}, a1 = {0}, a2 = {0}, a3 = {0}, b0 = {0}, b1 = {0}, b2 = {0}, b3 = {0}, ka, kb;
        for (size_t k = 0; k < head; k++) {
          LOAD(ka, keys + k * columns + j);
          LOAD(kb, keys + k * columns + j + lanes);
          a0 += ka * q0[k];
          b0 += kb * q0[k];
          a1 += ka * q1[k];
          b1 += kb * q1[k];
          a2 += ka * q2[k];
          b2 += kb * q2[k];
          a3 += ka * q3[k];
          b3 += kb * q3[k];
        }
        STORE(scores + j, a0);
        STORE(scores + j + lanes, b0);
        STORE(scores + columns + j, a1);
        STORE(scores + columns + j + lanes, b1);
        STORE(scores + 2 * columns + j, a2);
        STORE(scores + 2 * columns + j + lanes, b2);
        STORE(scores + 3 * columns + j, a3);
        STORE(scores + 3 * columns + j + lanes, b3);
      }
      for (size_t r = 0; r < 4; r++) softmax(scores + r * columns, count);
      const float *p0 = scores, *p1 = scores + columns, *p2 = scores + 2 * columns, *p3 = scores + 3 * columns;
      floats a0 = {0}, a1 = {0}, a2 = {0}, a3 = {0}, b0 = {0}, b1 = {0}, b2 = {0}, b3 = {0}, va, vb;
      for (size_t j = 0; j < count; j++) {
        LOAD(va, values + j * head);
        LOAD(vb, values + j * head + lanes);
        a0 += va * p0[j];
        b0 += vb * p0[j];
        a1 += va * p1[j];
        b1 += vb * p1[j];
        a2 += va * p2[j];
        b2 += vb * p2[j];
        a3 += va * p3[j];
        b3 += vb * p3[j];
      }
      float *to0 = out + row[0] * width + h * head, *to1 = out + row[1] * width + h * head;
      float *to2 = out + row[2] * width + h * head, *to3 = out + row[3] * width + h * head;
      STORE(to0, a0);
      STORE(to0 + lanes, b0);
      STORE(to1, a1);
      STORE(to1 + lanes, b1);
      STORE(to2, a2);
      STORE(to2 + lanes, b2);
      STORE(to3, a3);
      STORE(to3 + lanes, b3);
    }
  }
}

KITH_CLONES
void kith_multiply(
  const float *restrict a, size_t rows, const float *restrict b, size_t columns, size_t inner, float *restrict out) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) {
      const float *x = a + i * inner, *y = b + j * inner;
      floats sums = {0}, u, v;
      size_t k = 0;
      for (; k + lanes <= inner; k += lanes) {
        LOAD(u, x + k);
        LOAD(v, y + k);
        sums += u * v;
      }
      float sum = total(&sums);
      for (; k < inner; k++) sum += x[k] * y[k];
      out[i * columns + j] = sum;
    }
  }
}
