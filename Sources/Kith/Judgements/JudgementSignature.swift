/// Who judges, when and why.
public struct JudgementSignature: Hashable, Sendable {
  public let author: String
  /// ISO 8601.
  public let date: String
  public let because: String?

  public init(author: String, date: String, because: String? = nil) {
    self.author = author
    self.date = date
    self.because = because
  }
}
