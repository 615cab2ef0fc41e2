internal import ReadingKernels

/// A linear layer: out = in * weights' + bias, in whole numbers.
///
/// Inputs are rounded to 14 bits a row, weights are 8-bit rows with scales; sums are exact, so every processor gives the
/// same bits.
struct Linear: Sendable {
  let inputs: Int
  let outputs: Int
  private let weights: PackedWeights
  private let scales: [Float]
  private let bias: [Float]?

  init(_ file: WeightFile, _ name: String, from inputs: Int, to outputs: Int, hasBias: Bool = true)
    throws(WeightError)
  {
    try self.init(
      file, matrix: name + ".weight", [outputs, inputs],
      bias: hasBias ? try file.floats(name + ".bias", [outputs]) : nil)
  }

  /// - Parameter shape: the last size is the number of inputs; the others make up the outputs.
  init(_ file: WeightFile, matrix name: String, _ shape: [Int], bias: [Float]? = nil) throws(WeightError) {
    let rows = try file.rows(name, shape)
    try self.init(rows: rows.bytes, outputs: rows.scales.count, scales: rows.scales, bias: bias, name: name)
  }

  init(rows: UnsafeBufferPointer<Int8>, outputs: Int, scales: [Float], bias: [Float]? = nil, name: String)
    throws(WeightError)
  {
    inputs = rows.count / outputs
    self.outputs = outputs
    self.scales = scales
    self.bias = bias
    guard inputs % 2 == 0 else { throw WeightError(.incomplete, "tensor '\(name)' has rows of \(inputs) numbers") }
    weights = PackedWeights(rows, outputs: outputs, inputs: inputs)
  }

  /// Rows of inputs as whole numbers, with room for the longest.
  struct Scratch: ~Copyable {
    fileprivate let whole: UnsafeMutableRawPointer
    fileprivate let scales: UnsafeMutablePointer<Float>

    init(rows: Int, inputs: Int) {
      whole = .allocate(byteCount: kith_whole_bytes(kith_best_kind(), rows, inputs), alignment: 64)
      scales = .allocate(capacity: rows)
    }

    deinit {
      whole.deallocate()
      scales.deallocate()
    }
  }

  /// - Parameters:
  ///   - input: `rows` rows of `inputs` numbers.
  ///   - out: `rows` rows of `outputs` numbers, overwritten.
  func apply(
    _ input: UnsafePointer<Float>, rows: Int, into out: UnsafeMutablePointer<Float>, in scratch: borrowing Scratch
  ) {
    let kind = kith_best_kind()
    kith_quantise(kind, input, rows, inputs, scratch.whole, scratch.scales)
    scales.withUnsafeBufferPointer { scales in
      if let bias {
        kith_linear(
          kind, scratch.whole, scratch.scales, rows, inputs, weights.packed, scales.baseAddress, bias, outputs, out)
      } else {
        kith_linear(
          kind, scratch.whole, scratch.scales, rows, inputs, weights.packed, scales.baseAddress, nil, outputs, out)
      }
    }
  }

  func apply(_ input: [Float], rows: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * outputs) { out, filled in
      input.withUnsafeBufferPointer { input in
        if let input = input.baseAddress, let out = out.baseAddress {
          apply(input, rows: rows, into: out, in: Scratch(rows: rows, inputs: inputs))
        }
      }
      filled = rows * outputs
    }
  }
}

/// The weights of a layer in the order in which the kernels read them.
///
/// `@unchecked Sendable`: the numbers are never written after `init`, and only `deinit` frees them.
private final class PackedWeights: @unchecked Sendable {
  let packed: UnsafeMutableRawPointer

  init(_ rows: UnsafeBufferPointer<Int8>, outputs: Int, inputs: Int) {
    let kind = kith_best_kind()
    // A line of the cache is 64 bytes, and so is the widest register.
    packed = .allocate(byteCount: kith_packed_bytes(kind, outputs, inputs), alignment: 64)
    if let start = rows.baseAddress { kith_pack(kind, start, outputs, inputs, packed) }
  }

  deinit { packed.deallocate() }
}
