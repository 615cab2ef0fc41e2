/// One word of a query, with where it begins and ends in UTF-8 bytes.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    /// A name or a keyword: which of the two, only the place decides.
    case word(String)
    /// A name in backticks, never a keyword.
    case quoted(String)
    /// The size of an integer literal; the sign is an operator, so 2^63 must fit.
    case integer(UInt64)
    case float(Double)
    case string(String)
    case symbol(String)
    /// Digits that run into letters ("12ab"): an error only where a number could stand.
    case brokenNumber
    case end
  }

  let kind: Kind
  let start: Int
  let end: Int
  /// For an opening bracket, the index of the token that closes it.
  var closing: Int?
}
