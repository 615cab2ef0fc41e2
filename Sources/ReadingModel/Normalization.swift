internal import ReadingKernels

/// Layer normalisation with gain and shift.
struct Normalization: Sendable {
  let gain: [Float]
  let shift: [Float]

  init(_ file: WeightFile, _ name: String, width: Int) throws(WeightError) {
    gain = try file.floats(name + ".weight", [width])
    shift = try file.floats(name + ".bias", [width])
  }

  /// Normalises each row of `x + added` into `x`.
  func apply(_ x: UnsafeMutablePointer<Float>, adding added: UnsafePointer<Float>?, rows: Int) {
    kith_normalise(x, added, gain, shift, rows, gain.count)
  }
}

/// The functions between the layers of a head.
enum Activation {
  static func relu(_ x: inout [Float]) {
    for i in x.indices where x[i] < 0 { x[i] = 0 }
  }

  static func softmax(_ x: inout [Float], rows: Int, columns: Int) {
    x.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { kith_softmax(start, rows, columns) } }
  }
}
