extension String {
  /// The text with what would steer a terminal instead of being shown spelled out: a line end as `\n`, others by their
  /// number, `\u{1B}`.
  ///
  /// Names of files and words of articles come from anywhere: none of them may clear a screen, change its title or look like
  /// a line of ours.
  ///
  /// - Parameter keepingLines: whether line ends and tabs stay.
  public func spellingControls(keepingLines: Bool) -> String {
    func isSpelled(_ scalar: Unicode.Scalar) -> Bool {
      let value = scalar.value
      return value < 0x20 ? !(keepingLines && (value == 0x0A || value == 0x09)) : (0x7F...0x9F).contains(value)
    }
    guard unicodeScalars.contains(where: isSpelled) else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !isSpelled(scalar) {
        shown.append(scalar)
      } else if scalar == "\n" {
        shown += "\\n".unicodeScalars
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
      }
    }
    return String(shown)
  }
}
