internal import ReadingKernels

/// The transformer: word pieces in, one state per piece out.
///
/// The weights of the layers are put in the order of the kernels when the model is opened (21 MB); the vocabulary's
/// embeddings stay in the file and are read row by row.
///
/// `@unchecked Sendable`: the rows point into the bytes of the weight file, which nobody writes; the reader that owns the
/// encoder keeps them alive.
struct Encoder: @unchecked Sendable {
  let width, attentions, inner, places: Int
  private let pieces: ByteRows
  private let place: [Float]
  private let cases: [Float]
  private let normalization: Normalization
  private let layers: [EncoderLayer]

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
    var layers: [EncoderLayer] = []
    for i in 0..<sizes.layers {
      layers.append(
        try EncoderLayer(file, "encoder.layers.\(i).", width: width, attentions: attentions, inner: inner))
    }
    self.layers = layers
  }

  /// Buffers that one reading uses again for every window.
  struct Scratch: ~Copyable {
    fileprivate let states, shared: UnsafeMutablePointer<Float>
    fileprivate let layer: EncoderLayer.Scratch

    /// - Parameter pieces: the longest window.
    init(for encoder: Encoder, pieces: Int) {
      states = .allocate(capacity: pieces * encoder.width)
      shared = .allocate(capacity: pieces * encoder.width)
      layer = EncoderLayer.Scratch(rows: pieces, width: encoder.width, inner: encoder.inner)
    }

    deinit {
      states.deallocate()
      shared.deallocate()
    }
  }

  /// The states of a window: rows of `width` numbers, one per piece, valid until the scratch buffers are used again.
  struct States {
    /// After all layers.
    let last: UnsafePointer<Float>
    /// After those layers that the relations share with everything else.
    let shared: UnsafePointer<Float>
  }

  /// Reads one window.
  ///
  /// - Parameters:
  ///   - numbers: the pieces with the marks at both ends, at most `places`.
  ///   - caseClasses: one per piece.
  ///   - sharing: the number of layers after which the shared states are taken.
  func read(
    _ numbers: [Int32], _ caseClasses: [CaseClass], sharing: Int, in scratch: borrowing Scratch
  ) -> States {
    let count = numbers.count
    let x = scratch.states
    embed(numbers, caseClasses, into: x)
    normalization.apply(x, adding: nil, rows: count)
    for (number, layer) in layers.enumerated() {
      if number == sharing { scratch.shared.update(from: x, count: count * width) }
      layer.apply(x, rows: count, in: scratch.layer)
    }
    if sharing >= layers.count { scratch.shared.update(from: x, count: count * width) }
    return States(last: UnsafePointer(x), shared: UnsafePointer(scratch.shared))
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
