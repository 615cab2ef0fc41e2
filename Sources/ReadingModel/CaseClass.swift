/// How a word is written: what the encoder, which reads lower case only, would not know.
///
/// The numbers are rows of the case embedding; Training/wordpiece.py has the same.
enum CaseClass: Int32, Sendable, CaseIterable {
  /// The marks around a window.
  case none
  case lower, title, upper
  /// One capital letter: "J", "J."
  case capital
  case mixed, digits, alphanumeric, mark

  init(_ word: some StringProtocol) {
    var letters = 0
    var digits = 0
    var upper = 0
    var isFirstUpper = false
    for scalar in word.unicodeScalars {
      let isUpper: Bool
      switch scalar.value {
      case 65...90: isUpper = true
      case 97...122: isUpper = false
      case 48...57:
        digits += 1
        continue
      case 0..<128: continue
      default:
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
          isUpper = scalar.properties.isUppercase
        case .decimalNumber:
          digits += 1
          continue
        default: continue
        }
      }
      if isUpper {
        upper += 1
        if letters == 0 { isFirstUpper = true }
      }
      letters += 1
    }
    if letters == 0 {
      self = digits > 0 ? .digits : .mark
    } else if digits > 0 {
      self = .alphanumeric
    } else if upper == letters {
      self = letters == 1 ? .capital : .upper
    } else if upper == 0 {
      self = .lower
    } else {
      self = isFirstUpper && upper == 1 ? .title : .mixed
    }
  }
}
