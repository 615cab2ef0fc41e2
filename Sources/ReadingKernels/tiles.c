#define _GNU_SOURCE  // for syscall

#include "product.h"

// Products with weights by the tiles of AMX: 16 rows of 64 inputs with 16 outputs in one instruction, in whole numbers and
// so with the same sums as every other version.
//
// Tiles multiply bytes. An input of 14 bits is 256 times its high byte, signed, and its low byte, unsigned; the two are
// multiplied apart and joined at the end. A row of inputs is its high bytes, then its low bytes, each filled up to a
// multiple of 64. Weights are panels of 16 outputs: for each 64 inputs, 16 lines of 4 inputs of each output. What fills
// up the weights is zero, so it does not matter what fills up the inputs.
// Source: Intel, Architecture Instruction Set Extensions Programming Reference, chapter 3 (2020).

enum { depth = 64, tile = 16 };

size_t kith_tiles_plane(size_t inputs) { return (inputs + depth - 1) / depth * depth; }

// Panels are multiplied in pairs.
size_t kith_tiles_packed_bytes(size_t outputs, size_t inputs) {
  return (outputs + 2 * kith_panel - 1) / (2 * kith_panel) * (2 * kith_panel) * kith_tiles_plane(inputs);
}

size_t kith_tiles_whole_bytes(size_t rows, size_t inputs) {
  return (rows + tile - 1) / tile * tile * 2 * kith_tiles_plane(inputs);
}

void kith_tiles_pack(const int8_t *restrict rows, size_t outputs, size_t inputs, int8_t *restrict out) {
  memset(out, 0, kith_tiles_packed_bytes(outputs, inputs));
  const size_t plane = kith_tiles_plane(inputs);
  for (size_t i = 0; i < outputs; i++) {
    int8_t *panel = out + i / kith_panel * kith_panel * plane + i % kith_panel * 4;
    for (size_t k = 0; k < inputs; k++) panel[k / 4 * 4 * kith_panel + k % 4] = rows[i * inputs + k];
  }
}

#if defined(__x86_64__) && defined(__linux__)

#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TILES __attribute__((target("amx-tile,amx-int8,avx512f,avx512bw,avx512vnni")))

// The system has to be asked before the first use of tiles, once in a process. Source: Linux, Documentation/arch/x86/xstate.rst.
int kith_tiles_supported(void) {
  enum { request_permission = 0x1023, tile_data = 18 };
  unsigned a, b, c, d;
  if (!kith_supports(kith_avx512)) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(d >> 24 & 1) || !(d >> 25 & 1)) return 0;
  return syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}

// Tiles 0 to 3 are sums (high and low bytes of two panels), 4 and 5 inputs, 6 and 7 weights; all of 16 lines of 64 bytes.
TILES static void configure(void) {
  struct {
    uint8_t palette, start, reserved[14];
    uint16_t bytes[16];
    uint8_t lines[16];
  } shape = {.palette = 1};
  for (size_t i = 0; i < 8; i++) {
    shape.bytes[i] = 64;
    shape.lines[i] = tile;
  }
  _tile_loadconfig(&shape);
}

// Some rows of one panel from the sums of their high and low bytes.
TILES static void finish_panel(
  const product *p, size_t row, size_t rows, size_t first, const int32_t *high, const int32_t *low) {
  const size_t count = p->outputs - first;
  const __mmask16 real = count < kith_panel ? (__mmask16)((1u << count) - 1) : (__mmask16)0xffff;
  const __m512 weight_scales = _mm512_maskz_loadu_ps(real, p->weight_scales + first);
  const __m512 bias = p->bias ? _mm512_maskz_loadu_ps(real, p->bias + first) : _mm512_setzero_ps();
  float *out = p->out + row * p->outputs + first;
  for (size_t r = 0; r < rows; r++, high += kith_panel, low += kith_panel, out += p->outputs) {
    const __m512i sums = _mm512_add_epi32(_mm512_slli_epi32(_mm512_loadu_si512(high), 8), _mm512_loadu_si512(low));
    const __m512 scales = _mm512_mul_ps(_mm512_set1_ps(p->scales[row + r]), weight_scales);
    __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sums), scales);
    if (p->bias) value = _mm512_add_ps(value, bias);
    _mm512_mask_storeu_ps(out, real, value);
  }
}

TILES void kith_tiles_multiply(const product *p) {
  const size_t plane = kith_tiles_plane(p->inputs), panel = kith_panel * plane;
  const int8_t *packed = p->packed;
  int32_t sums[4][tile * kith_panel];
  configure();
  for (size_t first = 0; first < p->outputs; first += 2 * kith_panel) {
    const int8_t *w0 = packed + first * plane, *w1 = w0 + panel;
    for (size_t row = 0; row < p->rows; row += tile) {
      const int8_t *x = (const int8_t *)p->x + row * 2 * plane;
      _tile_zero(0);
      _tile_zero(1);
      _tile_zero(2);
      _tile_zero(3);
      for (size_t k = 0; k < plane; k += depth) {
        _tile_loadd(4, x + k, 2 * plane);
        _tile_loadd(6, w0 + k * kith_panel, 64);
        _tile_dpbssd(0, 4, 6);
        _tile_loadd(7, w1 + k * kith_panel, 64);
        _tile_dpbssd(2, 4, 7);
        _tile_loadd(5, x + plane + k, 2 * plane);
        _tile_dpbusd(1, 5, 6);
        _tile_dpbusd(3, 5, 7);
      }
      _tile_stored(0, sums[0], 64);
      _tile_stored(1, sums[1], 64);
      _tile_stored(2, sums[2], 64);
      _tile_stored(3, sums[3], 64);
      const size_t rows = p->rows - row < tile ? p->rows - row : tile;
      finish_panel(p, row, rows, first, sums[0], sums[1]);
      if (first + kith_panel < p->outputs) finish_panel(p, row, rows, first + kith_panel, sums[2], sums[3]);
    }
  }
  _tile_release();
}

#else

int kith_tiles_supported(void) { return 0; }

void kith_tiles_multiply(const product *p) { (void)p; }

#endif
