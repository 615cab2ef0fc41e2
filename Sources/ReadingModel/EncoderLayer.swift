internal import ReadingKernels

/// One layer of a transformer: attention and a feed-forward part, each added to what came in and normalised.
struct EncoderLayer: Sendable {
  let attentions: Int
  let inner: Int
  private let qkv, out, up, down: Linear
  private let first, second: Normalization

  /// - Parameter name: what the tensors' names begin with, "encoder.layers.0.".
  init(_ file: WeightFile, _ name: String, width: Int, attentions: Int, inner: Int) throws(WeightError) {
    self.attentions = attentions
    self.inner = inner
    qkv = try Linear(file, name + "qkv", from: width, to: 3 * width)
    out = try Linear(file, name + "out", from: width, to: width)
    up = try Linear(file, name + "up", from: width, to: inner)
    down = try Linear(file, name + "down", from: inner, to: width)
    first = try Normalization(file, name + "norm1", width: width)
    second = try Normalization(file, name + "norm2", width: width)
  }

  /// Buffers that one reading uses again for every layer of every window.
  struct Scratch: ~Copyable {
    fileprivate let qkv, mixed, wide, scores: UnsafeMutablePointer<Float>
    fileprivate let whole: Linear.Scratch

    /// - Parameter rows: of the longest window.
    init(rows: Int, width: Int, inner: Int) {
      qkv = .allocate(capacity: rows * width * 3)
      mixed = .allocate(capacity: rows * width)
      wide = .allocate(capacity: rows * max(inner, width))
      scores = .allocate(capacity: kith_attention_scratch(rows))
      whole = Linear.Scratch(rows: rows, inputs: max(inner, width))
    }

    deinit {
      for buffer in [qkv, mixed, wide, scores] { buffer.deallocate() }
    }
  }

  /// - Parameter x: `rows` rows, overwritten by the layer's result.
  func apply(_ x: UnsafeMutablePointer<Float>, rows: Int, in scratch: borrowing Scratch) {
    qkv.apply(x, rows: rows, into: scratch.qkv, in: scratch.whole)
    kith_attention(scratch.qkv, rows, attentions, scratch.scores, scratch.mixed)
    out.apply(scratch.mixed, rows: rows, into: scratch.wide, in: scratch.whole)
    first.apply(x, adding: scratch.wide, rows: rows)
    up.apply(x, rows: rows, into: scratch.wide, in: scratch.whole)
    kith_gelu(scratch.wide, rows * inner)
    down.apply(scratch.wide, rows: rows, into: scratch.mixed, in: scratch.whole)
    second.apply(x, adding: scratch.mixed, rows: rows)
  }
}
