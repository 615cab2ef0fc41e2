#ifndef KITH_LANES_H
#define KITH_LANES_H

#include <stdint.h>
#include <string.h>

// 16 numbers at a time. Vector types rather than loops, so that an unoptimised build is fast too; where a processor has
// shorter registers the compiler takes several. Never passed or returned by value: how is a matter of the processor.

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__GLIBC__)
#define KITH_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KITH_CLONES
#endif

#define KITH_INLINE static inline __attribute__((always_inline))

enum { lanes = 16 };

typedef float floats __attribute__((vector_size(64)));
typedef int32_t ints __attribute__((vector_size(64)));

#define LOAD(v, from) memcpy(&(v), (from), sizeof(floats))
#define STORE(to, v) memcpy((to), &(v), sizeof(floats))

#endif
