internal import COpenBLAS

/// Products of row-major matrices, on one thread.
enum Matrix {
  /// OpenBLAS would start a thread a core; articles are read in parallel instead. Evaluated once, before the first product.
  private static let isSingleThreaded: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  /// out = scale * a * b' + keep * out, with `b` given as rows of its transpose (as weights are stored).
  ///
  /// - Parameters:
  ///   - rows: of `a` and `out`.
  ///   - columns: of `out`; rows of `b`.
  ///   - inner: columns of `a` and of `b`.
  @inline(__always)
  static func multiplyTransposed(
    _ a: UnsafePointer<Float>, stride aStride: Int, _ b: UnsafePointer<Float>, stride bStride: Int,
    into out: UnsafeMutablePointer<Float>, stride outStride: Int, rows: Int, columns: Int, inner: Int,
    scale: Float = 1, keep: Float = 0
  ) {
    guard rows > 0, columns > 0, isSingleThreaded else { return }
    cblas_sgemm(
      kith_blas_rows, kith_blas_plain, kith_blas_transposed, Int32(rows), Int32(columns), Int32(inner), scale,
      a, Int32(aStride), b, Int32(bStride), keep, out, Int32(outStride))
  }

  /// out = a * b.
  @inline(__always)
  static func multiply(
    _ a: UnsafePointer<Float>, stride aStride: Int, _ b: UnsafePointer<Float>, stride bStride: Int,
    into out: UnsafeMutablePointer<Float>, stride outStride: Int, rows: Int, columns: Int, inner: Int
  ) {
    guard rows > 0, columns > 0, isSingleThreaded else { return }
    cblas_sgemm(
      kith_blas_rows, kith_blas_plain, kith_blas_plain, Int32(rows), Int32(columns), Int32(inner), 1,
      a, Int32(aStride), b, Int32(bStride), 0, out, Int32(outStride))
  }
}

/// A linear layer: out = in * weights' + bias.
struct Linear: Sendable {
  let weights: [Float]
  let bias: [Float]
  let inputs: Int
  let outputs: Int

  init(_ file: WeightFile, _ name: String, from inputs: Int, to outputs: Int, hasBias: Bool = true)
    throws(WeightError)
  {
    weights = try file.floats(name + ".weight", [outputs, inputs])
    bias = hasBias ? try file.floats(name + ".bias", [outputs]) : [Float](repeating: 0, count: outputs)
    self.inputs = inputs
    self.outputs = outputs
  }

  /// - Parameters:
  ///   - input: `rows` rows of `inputs` numbers.
  ///   - out: `rows` rows of `outputs` numbers, overwritten.
  func apply(_ input: UnsafePointer<Float>, rows: Int, into out: UnsafeMutablePointer<Float>) {
    bias.withUnsafeBufferPointer { bias in
      guard let bias = bias.baseAddress else { return }
      for row in 0..<rows { (out + row * outputs).update(from: bias, count: outputs) }
    }
    weights.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      Matrix.multiplyTransposed(
        input, stride: inputs, weights, stride: inputs, into: out, stride: outputs, rows: rows, columns: outputs,
        inner: inputs, keep: 1)
    }
  }

  func apply(_ input: [Float], rows: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * outputs) { out, filled in
      input.withUnsafeBufferPointer { input in
        if let input = input.baseAddress, let out = out.baseAddress { apply(input, rows: rows, into: out) }
      }
      filled = rows * outputs
    }
  }
}
