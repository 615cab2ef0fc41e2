internal import GraphSchema

/// A stretch of words that may be a name, cut out of a run of capitals.
struct NameCandidate {
  let tokens: Range<Int>
  /// A title or honorific stands right before it.
  let title: Title?
  let hasTitle: Bool
  /// A title follows in the same run: "Apple CEO Tim Cook".
  let isBeforeTitle: Bool
}
