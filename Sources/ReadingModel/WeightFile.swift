internal import Foundation
internal import ReadingKernels

/// A weight file, opened in place: nothing is copied until a tensor is asked for.
///
/// The layout is described in Training/README.md and written by Training/weights.py.
struct WeightFile {
  struct Header: Decodable {
    struct Encoder: Decodable {
      let vocabulary, width, layers, attentions, inner, places: Int
    }
    struct Tensor: Decodable {
      let name, type: String
      let shape: [Int]
      let at: Int
      let scales: Int?
    }
    let format: String
    let encoder: Encoder
    let cases, tags, parts, relations: [String]
    /// What the relation head tells apart.
    let predicates: [String]
    let pronouns: [String: Int]
    /// Layers of the encoder that the relations share with everything else, and layers of their own.
    let sharedLayers, relationLayers: Int
    let tensors: [Tensor]
    let bytes: Int
    let hash: String
  }

  static let version: UInt32 = 2

  let header: Header
  private let data: UnsafeRawBufferPointer
  private let index: [String: Int]

  /// - Parameters:
  ///   - bytes: the whole file; must outlive this value.
  ///   - verifying: whether the hash of the data is computed (about 25 ms for 24 MB).
  init(_ bytes: UnsafeRawBufferPointer, verifying: Bool) throws(WeightError) {
    guard bytes.count >= 16, bytes.prefix(8).elementsEqual("KITHREAD".utf8) else {
      throw WeightError(.foreign, "not a weight file: it does not begin with 'KITHREAD'")
    }
    let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard version == Self.version else {
      throw WeightError(.version, "weight file of version \(version); this program reads version \(Self.version)")
    }
    let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    guard 16 + length <= bytes.count else { throw WeightError(.damaged, "the weight file ends inside its header") }
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes[16..<(16 + length)]))
    } catch {
      throw WeightError(.damaged, "the header of the weight file is not what its version says")
    }
    guard header.format == "kith-reading-model" else {
      throw WeightError(.foreign, "the weights are for '\(header.format)'")
    }
    data = UnsafeRawBufferPointer(rebasing: bytes[(16 + length)...])
    guard data.count == header.bytes else {
      throw WeightError(.damaged, "the weight file has \(data.count) bytes of data; its header says \(header.bytes)")
    }
    if verifying, Self.hash(of: data) != header.hash {
      throw WeightError(.damaged, "the hash of the weights does not fit their contents")
    }
    index = Dictionary(header.tensors.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// FNV-1a over 64-bit words: one multiplication for eight bytes.
  private static func hash(of data: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for at in stride(from: 0, to: data.count & ~7, by: 8) {
      hash = (hash ^ UInt64(littleEndian: data.loadUnaligned(fromByteOffset: at, as: UInt64.self))) &* 0x100_0000_01b3
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  /// The rows of a matrix, or the elements of a vector, as numbers.
  func floats(_ name: String, _ shape: [Int]) throws(WeightError) -> [Float] {
    let tensor = try tensor(name, shape)
    let count = shape.reduce(1, *)
    switch tensor.type {
    case "f32":
      let raw = try slice(tensor.at, count * 4, name)
      return [Float](unsafeUninitializedCapacity: count) { out, filled in
        UnsafeMutableRawBufferPointer(out).copyMemory(from: raw)
        filled = count
      }
    case "i8":
      let rows = try rows(name, shape)
      return [Float](unsafeUninitializedCapacity: count) { out, filled in
        if let start = rows.bytes.baseAddress, let out = out.baseAddress {
          kith_dequantise(start, rows.scales, rows.scales.count, rows.width, out)
        }
        filled = count
      }
    default: throw WeightError(.incomplete, "tensor '\(name)' is of type '\(tensor.type)'")
    }
  }

  /// The rows of an 8-bit matrix where they lie, and the scale of each.
  func rows(_ name: String, _ shape: [Int]) throws(WeightError) -> ByteRows {
    let tensor = try tensor(name, shape)
    let count = shape.reduce(1, *)
    guard tensor.type == "i8", let scales = tensor.scales, scales % 4 == 0, let width = shape.last, width > 0 else {
      throw WeightError(.incomplete, "tensor '\(name)' is not a matrix of bytes")
    }
    let numbers = try slice(scales, count / width * 4, name)
    return ByteRows(
      bytes: try slice(tensor.at, count, name).bindMemory(to: Int8.self),
      scales: (0..<(count / width)).map { numbers.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }, width: width)
  }

  func text(_ name: String) throws(WeightError) -> UnsafeRawBufferPointer {
    guard let i = index[name], header.tensors[i].type == "text", let count = header.tensors[i].shape.first else {
      throw WeightError(.incomplete, "the weight file has no text '\(name)'")
    }
    return try slice(header.tensors[i].at, count, name)
  }

  private func tensor(_ name: String, _ shape: [Int]) throws(WeightError) -> Header.Tensor {
    guard let i = index[name] else { throw WeightError(.incomplete, "the weight file has no tensor '\(name)'") }
    guard header.tensors[i].shape == shape else {
      throw WeightError(.incomplete, "tensor '\(name)' has shape \(header.tensors[i].shape), not \(shape)")
    }
    return header.tensors[i]
  }

  private func slice(_ at: Int, _ count: Int, _ name: String) throws(WeightError) -> UnsafeRawBufferPointer {
    guard at >= 0, count >= 0, at <= data.count - count else {
      throw WeightError(.damaged, "tensor '\(name)' lies outside the weight file")
    }
    return UnsafeRawBufferPointer(rebasing: data[at..<(at + count)])
  }
}

/// An 8-bit matrix left where it lies: valid as long as the bytes of its file.
struct ByteRows {
  let bytes: UnsafeBufferPointer<Int8>
  let scales: [Float]
  let width: Int
}
