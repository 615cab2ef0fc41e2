/// What a code point does in running text.
enum CharacterClass {
  case letter, digit, space, newline, mark

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x41...0x5A, 0x61...0x7A: self = .letter
      case 0x30...0x39: self = .digit
      case 0x0A, 0x0B, 0x0C, 0x0D: self = .newline
      case 0...0x20, 0x7F: self = .space
      default: self = .mark
      }
      return
    }
    switch value {
    case 0x85, 0x2028, 0x2029: self = .newline
    // No-break and zero-width spaces, byte order marks, direction marks: they separate or are nothing.
    case 0x80...0x9F, 0xA0, 0x1680, 0x2000...0x200F, 0x202A...0x202F, 0x205F...0x2064, 0x2066...0x206F, 0x3000, 0xFEFF:
      self = .space
    case 0xAD, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x300...0x36F: self = .letter
    case 0x2010...0x205E, 0x20A0...0x20CF, 0x2190...0x2BFF: self = .mark
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .letterNumber:
        self = .letter
      case .decimalNumber: self = .digit
      case .spaceSeparator: self = .space
      default: self = .mark
      }
    }
  }
}

/// The code points of a text with their byte offsets, for scanning forwards and looking around.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  /// The byte offset of each code point, and of the end.
  let offsets: [Int]
  let classes: [CharacterClass]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var classes: [CharacterClass] = []
    let count = text.utf8.count
    scalars.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    classes.reserveCapacity(count)
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      classes.append(CharacterClass(scalar))
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
    self.classes = classes
  }

  var count: Int { scalars.count }

  func isLetter(_ i: Int) -> Bool { i >= 0 && i < count && classes[i] == .letter }
  func isDigit(_ i: Int) -> Bool { i >= 0 && i < count && classes[i] == .digit }
  func isWord(_ i: Int) -> Bool { isLetter(i) || isDigit(i) }
  func isSpace(_ i: Int) -> Bool { i < 0 || i >= count || classes[i] == .space || classes[i] == .newline }
  func isUpper(_ i: Int) -> Bool { isLetter(i) && scalars[i].isUpper }
  func isLower(_ i: Int) -> Bool { isLetter(i) && scalars[i].isLower }
  func scalar(_ i: Int) -> Unicode.Scalar { i >= 0 && i < count ? scalars[i] : "\u{0}" }
}

extension Unicode.Scalar {
  var isUpper: Bool { value < 0x80 ? (value >= 0x41 && value <= 0x5A) : properties.isUppercase }
  var isLower: Bool { value < 0x80 ? (value >= 0x61 && value <= 0x7A) : properties.isLowercase }
  /// Straight and typographic apostrophes.
  var isApostrophe: Bool { self == "'" || self == "\u{2019}" || self == "\u{02BC}" || self == "\u{2018}" }
  var isHyphen: Bool { self == "-" || self == "\u{2010}" || self == "\u{2011}" }
}
