#include "product.h"

#include <stdatomic.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Products with weights in whole numbers: 14-bit inputs, 8-bit weights, 32-bit sums, all exact.
//
// Weights are packed in panels of 16 outputs: for each pair of inputs, the two weights of each output side by side, so
// that one instruction of the processor multiplies a pair of inputs with the weights of 16, 8 or 4 outputs. Tiles have
// an order of their own (`tiles.c`).

size_t kith_packed_bytes(kith_kind kind, size_t outputs, size_t inputs) {
  if (kind == kith_tiles) return kith_tiles_packed_bytes(outputs, inputs);
  return (outputs + kith_panel - 1) / kith_panel * kith_panel * inputs * 2;
}

void kith_pack(kith_kind kind, const int8_t *restrict rows, size_t outputs, size_t inputs, void *restrict packed) {
  if (kind == kith_tiles) return kith_tiles_pack(rows, outputs, inputs, packed);
  int16_t *out = packed;
  for (size_t panel = 0; panel < outputs; panel += kith_panel) {
    for (size_t k = 0; k < inputs; k += 2) {
      for (size_t i = 0; i < kith_panel; i++, out += 2) {
        const int8_t *row = rows + (panel + i) * inputs + k;
        out[0] = panel + i < outputs ? row[0] : 0;
        out[1] = panel + i < outputs ? row[1] : 0;
      }
    }
  }
}

size_t kith_whole_bytes(kith_kind kind, size_t rows, size_t inputs) {
  return kind == kith_tiles ? kith_tiles_whole_bytes(rows, inputs) : rows * inputs * 2;
}

int32_t kith_steps(size_t inputs) {
  const size_t most = 0x7fffffff / 127 / (inputs ? inputs : 1);
  return most < 8191 ? (int32_t)most : 8191;
}

KITH_CLONES
void kith_quantise(
  kith_kind kind, const float *restrict x, size_t rows, size_t inputs, void *restrict whole, float *restrict scales) {
  typedef int16_t shorts __attribute__((vector_size(32)));
  typedef int8_t bytes __attribute__((vector_size(16)));
  const size_t plane = kith_tiles_plane(inputs);
  const float steps = (float)kith_steps(inputs);
  const ints sign = (ints){0} - 0x7fffffff - 1;
  for (size_t row = 0; row < rows; row++) {
    const float *line = x + row * inputs;
    floats most = {0}, value;
    size_t i = 0;
    for (; i + lanes <= inputs; i += lanes) {
      LOAD(value, line + i);
      most = __builtin_elementwise_max(most, (floats)((ints)value & ~sign));
    }
    float top = 0;
    for (size_t k = 0; k < lanes; k++) top = most[k] > top ? most[k] : top;
    for (; i < inputs; i++) {
      const float size = line[i] < 0 ? -line[i] : line[i];
      top = size > top ? size : top;
    }
    const float inverse = top > 0 ? steps / top : 0;
    scales[row] = top / steps;
    for (i = 0; i + lanes <= inputs; i += lanes) {
      LOAD(value, line + i);
      // Adding this number leaves the nearest whole number in the low bits.
      const floats shifted = value * inverse + 12582912.0f;
      const ints number = (ints)shifted - 0x4b400000;
      if (kind == kith_tiles) {
        const bytes high = __builtin_convertvector(number >> 8, bytes), low = __builtin_convertvector(number, bytes);
        memcpy((int8_t *)whole + row * 2 * plane + i, &high, sizeof high);
        memcpy((int8_t *)whole + row * 2 * plane + plane + i, &low, sizeof low);
      } else {
        const shorts both = __builtin_convertvector(number, shorts);
        memcpy((int16_t *)whole + row * inputs + i, &both, sizeof both);
      }
    }
    for (; i < inputs; i++) {
      const float shifted = line[i] * inverse + 12582912.0f;
      int32_t bits;
      memcpy(&bits, &shifted, sizeof bits);
      const int16_t number = (int16_t)(bits - 0x4b400000);
      if (kind == kith_tiles) {
        ((int8_t *)whole)[row * 2 * plane + i] = (int8_t)(number >> 8);
        ((int8_t *)whole)[row * 2 * plane + plane + i] = (int8_t)number;
      } else {
        ((int16_t *)whole)[row * inputs + i] = number;
      }
    }
  }
}

KITH_INLINE const int16_t *input(const product *p, size_t row) { return (const int16_t *)p->x + row * p->inputs; }

KITH_INLINE const int16_t *weights(const product *p, size_t first) {
  return (const int16_t *)p->packed + first * p->inputs;
}

static void plain(const product *p) {
  for (size_t first = 0; first < p->outputs; first += kith_panel) {
    for (size_t row = 0; row < p->rows; row++) {
      const int16_t *x = input(p, row), *w = weights(p, first);
      int32_t sums[kith_panel] = {0};
      for (size_t k = 0; k < p->inputs; k += 2, w += 2 * kith_panel) {
        const int32_t a = x[k], b = x[k + 1];
        for (size_t i = 0; i < kith_panel; i++) sums[i] += a * w[2 * i] + b * w[2 * i + 1];
      }
      store(p, row, first, sums);
    }
  }
}

#if defined(__x86_64__)

KITH_INLINE int32_t pair(const int16_t *x) {
  int32_t both;
  memcpy(&both, x, sizeof both);
  return both;
}

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vnni")))

// Six rows of four panels, all sums in registers. Written out: an unoptimised build would keep an array in memory.
#define WIDE_ROWS(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5)

WIDE static void wide_tile(const product *p, size_t row, size_t first) {
  const size_t inputs = p->inputs, panel = kith_panel * inputs;
  const int16_t *x = input(p, row);
  const int16_t *w0 = weights(p, first), *w1 = w0 + panel, *w2 = w1 + panel, *w3 = w2 + panel;
#define ZERO(r) __m512i a##r = _mm512_setzero_si512(), b##r = a##r, c##r = a##r, d##r = a##r;
  WIDE_ROWS(ZERO)
  for (size_t k = 0; k < inputs; k += 2) {
    const __m512i a = _mm512_loadu_si512(w0 + k * kith_panel), b = _mm512_loadu_si512(w1 + k * kith_panel);
    const __m512i c = _mm512_loadu_si512(w2 + k * kith_panel), d = _mm512_loadu_si512(w3 + k * kith_panel);
    __m512i both;
// In assembler: the intrinsic copies its operands through memory twice in an unoptimised build.
#define MULTIPLY(r)                                                                                       \
  __asm__("vpbroadcastd %1, %0" : "=v"(both) : "m"(*(const int32_t *)(x + r * inputs + k)));                  \
  __asm__("vpdpwssd %1, %2, %0" : "+v"(a##r) : "v"(a), "v"(both));                                            \
  __asm__("vpdpwssd %1, %2, %0" : "+v"(b##r) : "v"(b), "v"(both));                                            \
  __asm__("vpdpwssd %1, %2, %0" : "+v"(c##r) : "v"(c), "v"(both));                                            \
  __asm__("vpdpwssd %1, %2, %0" : "+v"(d##r) : "v"(d), "v"(both));
    WIDE_ROWS(MULTIPLY)
  }
  int32_t line[kith_panel];
#define FINISH(r)                             \
  _mm512_storeu_si512(line, a##r);                \
  store(p, row + r, first, line);                 \
  _mm512_storeu_si512(line, b##r);                \
  store(p, row + r, first + kith_panel, line);    \
  _mm512_storeu_si512(line, c##r);                \
  store(p, row + r, first + 2 * kith_panel, line); \
  _mm512_storeu_si512(line, d##r);                \
  store(p, row + r, first + 3 * kith_panel, line);
  WIDE_ROWS(FINISH)
#undef ZERO
#undef MULTIPLY
#undef FINISH
}

// One row of one panel.
WIDE static void wide_line(const product *p, size_t row, size_t first) {
  const int16_t *x = input(p, row), *w = weights(p, first);
  __m512i sums = _mm512_setzero_si512(), more = sums;
  size_t k = 0;
  for (; k + 4 <= p->inputs; k += 4) {
    sums = _mm512_dpwssd_epi32(sums, _mm512_set1_epi32(pair(x + k)), _mm512_loadu_si512(w + k * kith_panel));
    more = _mm512_dpwssd_epi32(more, _mm512_set1_epi32(pair(x + k + 2)), _mm512_loadu_si512(w + (k + 2) * kith_panel));
  }
  if (k < p->inputs) {
    sums = _mm512_dpwssd_epi32(sums, _mm512_set1_epi32(pair(x + k)), _mm512_loadu_si512(w + k * kith_panel));
  }
  int32_t line[kith_panel];
  _mm512_storeu_si512(line, _mm512_add_epi32(sums, more));
  store(p, row, first, line);
}

WIDE static void wide(const product *p) {
  size_t first = 0;
  if (p->rows >= 6) {
    for (; first + 4 * kith_panel <= p->outputs; first += 4 * kith_panel) {
      for (size_t row = 0; row + 6 <= p->rows; row += 6) wide_tile(p, row, first);
      // The last rows together with some before them, which come out the same again.
      if (p->rows % 6 != 0) wide_tile(p, p->rows - 6, first);
    }
  }
  for (; first < p->outputs; first += kith_panel) {
    for (size_t row = 0; row < p->rows; row++) wide_line(p, row, first);
  }
}

#define MIDDLE __attribute__((target("avx2")))

// Four rows of one panel.
#define MIDDLE_ROWS(DO) DO(0) DO(1) DO(2) DO(3)

MIDDLE static void middle_tile(const product *p, size_t row, size_t first) {
  const size_t inputs = p->inputs;
  const int16_t *x = input(p, row), *w = weights(p, first);
#define ZERO(r) __m256i a##r = _mm256_setzero_si256(), b##r = a##r;
  MIDDLE_ROWS(ZERO)
  for (size_t k = 0; k < inputs; k += 2) {
    const __m256i a = _mm256_loadu_si256((const __m256i *)(w + k * kith_panel));
    const __m256i b = _mm256_loadu_si256((const __m256i *)(w + k * kith_panel + kith_panel));
    __m256i both;
#define MULTIPLY(r)                                            \
  both = _mm256_set1_epi32(pair(x + r * inputs + k));              \
  a##r = _mm256_add_epi32(a##r, _mm256_madd_epi16(both, a)); \
  b##r = _mm256_add_epi32(b##r, _mm256_madd_epi16(both, b));
    MIDDLE_ROWS(MULTIPLY)
  }
  int32_t line[kith_panel];
#define FINISH(r)                                 \
  _mm256_storeu_si256((__m256i *)line, a##r);       \
  _mm256_storeu_si256((__m256i *)(line + 8), b##r); \
  store(p, row + r, first, line);
  MIDDLE_ROWS(FINISH)
#undef ZERO
#undef MULTIPLY
#undef FINISH
}

MIDDLE static void middle_line(const product *p, size_t row, size_t first) {
  const int16_t *x = input(p, row), *w = weights(p, first);
  __m256i low = _mm256_setzero_si256(), high = low;
  for (size_t k = 0; k < p->inputs; k += 2, w += 2 * kith_panel) {
    const __m256i both = _mm256_set1_epi32(pair(x + k));
    low = _mm256_add_epi32(low, _mm256_madd_epi16(both, _mm256_loadu_si256((const __m256i *)w)));
    high = _mm256_add_epi32(high, _mm256_madd_epi16(both, _mm256_loadu_si256((const __m256i *)(w + kith_panel))));
  }
  int32_t line[kith_panel];
  _mm256_storeu_si256((__m256i *)line, low);
  _mm256_storeu_si256((__m256i *)(line + 8), high);
  store(p, row, first, line);
}

MIDDLE static void middle(const product *p) {
  for (size_t first = 0; first < p->outputs; first += kith_panel) {
    size_t row = 0;
    for (; row + 4 <= p->rows; row += 4) middle_tile(p, row, first);
    for (; row < p->rows; row++) middle_line(p, row, first);
  }
}

#endif

int kith_supports(kith_kind kind) {
  switch (kind) {
  case kith_plain: return 1;
#if defined(__x86_64__)
  case kith_avx2: return __builtin_cpu_supports("avx2") != 0;
  case kith_avx512:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512vnni");
#endif
  case kith_tiles: return kith_tiles_supported();
  default: return 0;
  }
}

kith_kind kith_best_kind(void) {
  static _Atomic int known = -1;
  int kind = atomic_load_explicit(&known, memory_order_relaxed);
  if (kind < 0) {
    for (kind = kith_tiles; !kith_supports((kith_kind)kind);) kind--;
    atomic_store_explicit(&known, kind, memory_order_relaxed);
  }
  return (kith_kind)kind;
}

void kith_linear(
  kith_kind kind, const void *x, const float *scales, size_t rows, size_t inputs, const void *packed,
  const float *weight_scales, const float *bias, size_t outputs, float *out) {
  const product p = {x, scales, rows, inputs, packed, weight_scales, bias, outputs, out};
  switch (kind) {
#if defined(__x86_64__)
  case kith_avx2: return middle(&p);
  case kith_avx512: return wide(&p);
#endif
  case kith_tiles: return kith_tiles_multiply(&p);
  default: return plain(&p);
  }
}
