internal import ReadingKernels

/// The transformer: word pieces in, one state per piece out.
///
/// Weights become 32-bit numbers when the model is opened (42 MB), except the vocabulary's embeddings, which stay 8-bit
/// rows in the file and are read row by row.
struct Encoder: Sendable {
  struct Layer: Sendable {
    let qkv, out, up, down: Linear
    let first, second: Normalization
  }

  let width, attentions, inner, places: Int
  private let pieces: ByteRows
  private let place: [Float]
  private let cases: [Float]
  private let normalization: Normalization
  private let layers: [Layer]

  init(_ file: WeightFile) throws(WeightError) {
    let sizes = file.header.encoder
    (width, attentions, inner, places) = (sizes.width, sizes.attentions, sizes.inner, sizes.places)
    guard width % 8 == 0, attentions > 0, width % attentions == 0, file.header.cases.count == CaseClass.allCases.count
    else {
      throw WeightError(.incomplete, "the encoder's sizes do not fit this program")
    }
    pieces = try file.bytes("encoder.piece.weight", [sizes.vocabulary, width])
    place = try file.floats("encoder.place.weight", [places, width])
    cases = try file.floats("encoder.case.weight", [CaseClass.allCases.count, width])
    normalization = try Normalization(file, "encoder.norm", width: width)
    var layers: [Layer] = []
    for i in 0..<sizes.layers {
      let name = "encoder.layers.\(i)."
      layers.append(
        Layer(
          qkv: try Linear(file, name + "qkv", from: width, to: 3 * width),
          out: try Linear(file, name + "out", from: width, to: width),
          up: try Linear(file, name + "up", from: width, to: inner),
          down: try Linear(file, name + "down", from: inner, to: width),
          first: try Normalization(file, name + "norm1", width: width),
          second: try Normalization(file, name + "norm2", width: width)))
    }
    self.layers = layers
  }

  /// Buffers that one reading uses again for every window.
  struct Scratch: ~Copyable {
    fileprivate let states, qkv, mixed, wide, scores: UnsafeMutablePointer<Float>

    /// - Parameter pieces: the longest window.
    init(for encoder: Encoder, pieces: Int) {
      states = .allocate(capacity: pieces * encoder.width)
      qkv = .allocate(capacity: pieces * encoder.width * 3)
      mixed = .allocate(capacity: pieces * encoder.width)
      wide = .allocate(capacity: pieces * max(encoder.inner, encoder.width))
      scores = .allocate(capacity: pieces * pieces)
    }

    deinit {
      for buffer in [states, qkv, mixed, wide, scores] { buffer.deallocate() }
    }
  }

  /// Reads one window.
  ///
  /// - Parameters:
  ///   - numbers: the pieces with the marks at both ends, at most `places`.
  ///   - caseClasses: one per piece.
  ///   - data: the data of the weight file.
  /// - Returns: a row of `width` numbers per piece, valid until the scratch buffers are used again.
  func read(
    _ numbers: [Int32], _ caseClasses: [CaseClass], data: UnsafeRawBufferPointer, in scratch: borrowing Scratch
  ) -> UnsafePointer<Float> {
    let count = numbers.count
    let x = scratch.states
    embed(numbers, caseClasses, data, into: x)
    normalization.apply(x, adding: nil, rows: count)
    let each = width / attentions
    let scale = 1 / Float(each).squareRoot()
    for layer in layers {
      layer.qkv.apply(x, rows: count, into: scratch.qkv)
      for head in 0..<attentions {
        let q = scratch.qkv + head * each
        Matrix.multiplyTransposed(
          q, stride: 3 * width, q + width, stride: 3 * width, into: scratch.scores, stride: count, rows: count,
          columns: count, inner: each, scale: scale)
        kith_softmax(scratch.scores, count, count)
        Matrix.multiply(
          scratch.scores, stride: count, q + 2 * width, stride: 3 * width, into: scratch.mixed + head * each,
          stride: width, rows: count, columns: each, inner: count)
      }
      layer.out.apply(scratch.mixed, rows: count, into: scratch.wide)
      layer.first.apply(x, adding: scratch.wide, rows: count)
      layer.up.apply(x, rows: count, into: scratch.wide)
      kith_gelu(scratch.wide, count * inner)
      layer.down.apply(scratch.wide, rows: count, into: scratch.mixed)
      layer.second.apply(x, adding: scratch.mixed, rows: count)
    }
    return UnsafePointer(x)
  }

  private func embed(
    _ numbers: [Int32], _ caseClasses: [CaseClass], _ data: UnsafeRawBufferPointer,
    into x: UnsafeMutablePointer<Float>
  ) {
    place.withUnsafeBufferPointer { place in
      cases.withUnsafeBufferPointer { cases in
        guard let place = place.baseAddress, let cases = cases.baseAddress, let start = data.baseAddress else { return }
        for (i, number) in numbers.enumerated() {
          let row = (start + pieces.at + Int(number) * width).assumingMemoryBound(to: Int8.self)
          kith_embed(
            row, pieces.scale(Int(number), in: data), place + i * width,
            cases + Int(caseClasses[i].rawValue) * width, width, x + i * width)
        }
      }
    }
  }
}
