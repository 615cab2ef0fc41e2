internal import ReadingKernels

/// The transformer: word pieces in, one state per piece out.
///
/// The weights of the layers are put in the order of the kernels when the model is opened (21 MB); the vocabulary's
/// embeddings stay in the file and are read row by row.
///
/// `@unchecked Sendable`: the rows point into the bytes of the weight file, which nobody writes; the reader that owns the
/// encoder keeps them alive.
struct Encoder: @unchecked Sendable {
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
    // The kernels read 16 numbers at a time, and attend in 32.
    guard width > 0, inner > 0, width % 16 == 0, inner % 2 == 0, width == attentions * 32,
      file.header.cases.count == CaseClass.allCases.count
    else {
      throw WeightError(.incomplete, "the encoder's sizes do not fit this program")
    }
    pieces = try file.rows("encoder.piece.weight", [sizes.vocabulary, width])
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
    fileprivate let whole: Linear.Scratch

    /// - Parameter pieces: the longest window.
    init(for encoder: Encoder, pieces: Int) {
      states = .allocate(capacity: pieces * encoder.width)
      qkv = .allocate(capacity: pieces * encoder.width * 3)
      mixed = .allocate(capacity: pieces * encoder.width)
      wide = .allocate(capacity: pieces * max(encoder.inner, encoder.width))
      scores = .allocate(capacity: kith_attention_scratch(pieces))
      whole = Linear.Scratch(rows: pieces, inputs: max(encoder.inner, encoder.width))
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
  /// - Returns: a row of `width` numbers per piece, valid until the scratch buffers are used again.
  func read(
    _ numbers: [Int32], _ caseClasses: [CaseClass], in scratch: borrowing Scratch
  ) -> UnsafePointer<Float> {
    let count = numbers.count
    let x = scratch.states
    embed(numbers, caseClasses, into: x)
    normalization.apply(x, adding: nil, rows: count)
    for layer in layers {
      layer.qkv.apply(x, rows: count, into: scratch.qkv, in: scratch.whole)
      kith_attention(scratch.qkv, count, attentions, scratch.scores, scratch.mixed)
      layer.out.apply(scratch.mixed, rows: count, into: scratch.wide, in: scratch.whole)
      layer.first.apply(x, adding: scratch.wide, rows: count)
      layer.up.apply(x, rows: count, into: scratch.wide, in: scratch.whole)
      kith_gelu(scratch.wide, count * inner)
      layer.down.apply(scratch.wide, rows: count, into: scratch.mixed, in: scratch.whole)
      layer.second.apply(x, adding: scratch.mixed, rows: count)
    }
    return UnsafePointer(x)
  }

  private func embed(_ numbers: [Int32], _ caseClasses: [CaseClass], into x: UnsafeMutablePointer<Float>) {
    guard let start = pieces.bytes.baseAddress else { return }
    place.withUnsafeBufferPointer { place in
      cases.withUnsafeBufferPointer { cases in
        guard let place = place.baseAddress, let cases = cases.baseAddress else { return }
        for (i, number) in numbers.enumerated() {
          let piece = Int(number)
          kith_embed(
            start + piece * width, pieces.scales[piece], place + i * width,
            cases + Int(caseClasses[i].rawValue) * width, width, x + i * width)
        }
      }
    }
  }
}
