internal import Foundation
internal import ReadingWeights

/// The bytes of a weight file, alive as long as this object.
///
/// `@unchecked Sendable`: the bytes are never written after `init`, and only `deinit` frees them.
final class WeightBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isOwned: Bool

  /// The weights inside the executable; nothing is copied.
  init() {
    bytes = UnsafeRawBufferPointer(start: kith_reading_weights(), count: kith_reading_weights_count())
    isOwned = false
  }

  init(path: String) throws(WeightError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WeightError(.unreadable, "cannot read the weights", place: path)
    }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 64)
    copy.copyBytes(from: data)
    bytes = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  init(_ copied: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: copied.count, alignment: 64)
    copy.copyBytes(from: copied)
    bytes = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  deinit {
    if isOwned { bytes.deallocate() }
  }
}
