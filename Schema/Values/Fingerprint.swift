/// A small sample of what an article says, by which reprints are recognised without comparing texts.
///
/// The sample are the smallest hashes among those of all word shingles of the text (`Sources/Reading` makes them). It is
/// a set: the order of paragraphs does not matter, and two samples are comparable where both know every hash: below the
/// smaller of their largest ones. There, shared and unshared hashes estimate how much the whole texts share.
///
/// Source: bottom-k sketches, A. Broder, "On the resemblance and containment of documents" (1997); E. Cohen and H.
/// Kaplan, "Summarizing data using bottom-k sketches" (2007).
public struct Fingerprint: Hashable, Sendable, Codable {
  /// The most hashes kept. With 128 the standard error of a share of one half is 0.044.
  public static let capacity = 128

  /// How many different shingles the text has.
  public let shingles: Int
  /// The smallest hashes, ascending, without repeats: all of them where the text has no more than `capacity`.
  public let hashes: [UInt32]

  /// Of no text: like nothing, not even itself.
  public static let none = Fingerprint(sampling: [])

  /// - Parameter hashes: of all shingles of a text, in any order, with repeats.
  public init(sampling hashes: [UInt32]) {
    let sorted = hashes.sorted()
    var kept: [UInt32] = []
    kept.reserveCapacity(Self.capacity)
    var different = 0
    var last: UInt32?
    for hash in sorted where hash != last {
      if different < Self.capacity { kept.append(hash) }
      different += 1
      last = hash
    }
    self.shingles = different
    self.hashes = kept
  }

  /// How much two texts share, estimated.
  ///
  /// - Returns: `resemblance`, the shingles of both among the shingles of either; `containment`, the shingles of both
  ///   among those of the shorter text. Each 0...1; both 0 where one text is empty.
  /// - Complexity: O(capacity).
  public func likeness(to other: Fingerprint) -> (resemblance: Double, containment: Double) {
    // Beyond the largest hash of a full sample nothing is known of its text.
    let reach = min(knownUpTo, other.knownUpTo)
    var (mine, theirs, shared) = (0, 0, 0)
    while mine < hashes.count, theirs < other.hashes.count {
      let (a, b) = (hashes[mine], other.hashes[theirs])
      if min(a, b) > reach { break }
      if a == b { shared += 1 }
      if a <= b { mine += 1 }
      if b <= a { theirs += 1 }
    }
    while mine < hashes.count, hashes[mine] <= reach { mine += 1 }
    while theirs < other.hashes.count, other.hashes[theirs] <= reach { theirs += 1 }
    guard mine > 0, theirs > 0 else { return (0, 0) }
    return (Double(shared) / Double(mine + theirs - shared), Double(shared) / Double(min(mine, theirs)))
  }

  private var knownUpTo: UInt32 {
    guard shingles > hashes.count, let last = hashes.last else { return .max }
    return last
  }

  /// The number of shingles and the hashes as bytes, big-endian, four each: how a fingerprint is stored.
  public var bytes: [UInt8] {
    ([UInt32(clamping: shingles)] + hashes).flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
  }

  /// - Returns: `nil` where the bytes are not those of a fingerprint.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 4) else { return nil }
    let words = stride(from: 0, to: bytes.count, by: 4).map { start in
      bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    let kept = Array(words.dropFirst())
    guard kept.count == min(Int(words[0]), Self.capacity), zip(kept, kept.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    self.shingles = Int(words[0])
    self.hashes = kept
  }
}
