#ifndef KITH_OPENBLAS_H
#define KITH_OPENBLAS_H

// The two functions of OpenBLAS that are called, declared here because distributions keep <cblas.h> in different places.
// Source: cblas.h of OpenBLAS 0.3.21, built with 32-bit integers (Debian libopenblas-dev).

enum kith_blas_order { kith_blas_rows = 101 };
enum kith_blas_transpose { kith_blas_plain = 111, kith_blas_transposed = 112 };

void cblas_sgemm(
  enum kith_blas_order order, enum kith_blas_transpose a_side, enum kith_blas_transpose b_side, int m, int n, int k,
  float alpha, const float *a, int a_stride, const float *b, int b_stride, float beta, float *c, int c_stride);

void openblas_set_num_threads(int count);

#endif
