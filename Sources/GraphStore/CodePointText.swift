internal import GraphSchema

/// A text that is cut by code points.
///
/// - Complexity: built in O(text); each slice costs its own length.
struct CodePointText {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// `nil` when the range does not lie inside the text.
  func slice(_ range: CodePointRange) -> Slice? {
    range.end <= scalars.count ? Slice(scalars: scalars[range.start..<range.end]) : nil
  }

  /// The part of the range that lies inside the text.
  func string(_ range: CodePointRange) -> String {
    let end = min(range.end, scalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[min(range.start, end)..<end])
    return String(view)
  }

  /// Compared scalar by scalar: Swift's strings call both ways of writing "é" equal, SQLite and Python do not.
  struct Slice {
    let scalars: ArraySlice<Unicode.Scalar>

    static func == (a: Slice, b: String.UnicodeScalarView) -> Bool { a.scalars.elementsEqual(b) }
  }
}
