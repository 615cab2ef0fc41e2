internal import Foundation

/// Words to word pieces, as Training/wordpiece.py.
///
/// A word is lowered scalar by scalar, decomposed and stripped of combining marks and control characters; marks and
/// Chinese ideographs are pieces of their own; the rest is cut greedily from the left into the longest pieces known.
struct WordPiece: Sendable {
  /// Pieces kept of one word: bounds the work on words of thousands of marks.
  static let most = 12
  /// Scalars of a stretch that is looked up; longer ones are unknown.
  static let longest = 100

  let vocabulary: Vocabulary

  /// - Returns: 1 to 12 piece numbers.
  func pieces(of word: some StringProtocol) -> [Int32] {
    var out: [Int32] = []
    var stretch: [UInt8] = []
    var scalars = 0
    func close() {
      if !stretch.isEmpty { cut(stretch, scalars, into: &out) }
      stretch.removeAll(keepingCapacity: true)
      scalars = 0
    }
    for scalar in plain(word) {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        switch byte {
        case 0x09...0x0d, 0x1c...0x20: close()
        case 0..<0x20, 0x7f: continue
        case 33...47, 58...64, 91...96, 123...126:
          close()
          cut([byte], 1, into: &out)
        default:
          stretch.append(byte)
          scalars += 1
        }
      } else {
        switch Self.role(of: scalar) {
        case .dropped: continue
        case .space: close()
        case .alone:
          close()
          cut(Array(String(scalar).utf8), 1, into: &out)
        case .part:
          stretch.append(contentsOf: String(scalar).utf8)
          scalars += 1
        }
      }
      if out.count >= Self.most { return Array(out.prefix(Self.most)) }
    }
    close()
    return out.isEmpty ? [vocabulary.unknown] : Array(out.prefix(Self.most))
  }

  /// Lower case, canonically decomposed.
  private func plain(_ word: some StringProtocol) -> String.UnicodeScalarView {
    var lowered = String.UnicodeScalarView()
    var isASCII = true
    // 12 pieces of a stretch of at most 100 scalars never need more; a word of 10,000 letters is not lowered whole.
    for scalar in word.unicodeScalars.prefix(Self.most * (Self.longest + 1)) {
      if scalar.isASCII {
        let value = scalar.value
        lowered.append(value >= 65 && value <= 90 ? Unicode.Scalar(UInt8(value + 32)) : scalar)
      } else {
        isASCII = false
        lowered.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return isASCII ? lowered : String(lowered).decomposedStringWithCanonicalMapping.unicodeScalars
  }

  private enum Role { case dropped, space, alone, part }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    if scalar.value == 0xfffd { return .dropped }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .control, .format, .surrogate, .privateUse, .unassigned: return .dropped
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .alone
    default: break
    }
    if scalar.properties.isWhitespace { return .space }
    switch scalar.value {
    case 0x4e00...0x9fff, 0x3400...0x4dbf, 0x20000...0x2a6df, 0x2a700...0x2ceaf, 0xf900...0xfaff, 0x2f800...0x2fa1f:
      return .alone
    default: return .part
    }
  }

  private func cut(_ stretch: [UInt8], _ scalars: Int, into out: inout [Int32]) {
    guard scalars <= Self.longest else { return out.append(vocabulary.unknown) }
    let before = out.count
    var at = 0
    while at < stretch.count {
      var end = stretch.count
      var found: Int32?
      while end > at {
        // Only whole code points can be pieces.
        if end == stretch.count || stretch[end] & 0xc0 != 0x80 {
          found = vocabulary.find(stretch[at..<end], continuing: at > 0)
          if found != nil { break }
        }
        end -= 1
      }
      guard let piece = found else {
        out.removeSubrange(before...)
        return out.append(vocabulary.unknown)
      }
      out.append(piece)
      at = end
    }
  }
}
