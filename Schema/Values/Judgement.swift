/// A person's word about two names or entities, or about one relation. It wins over every score and lasts.
public struct Judgement: Hashable, Sendable, Codable {
  /// What the person decided.
  public enum Verdict: String, Hashable, Sendable, Codable {
    case same, different, unsure
  }

  public let verdict: Verdict
  /// The two things judged, each as the id of an article's chain: article id, "#", number of the chain.
  public let first: String
  public let second: String
  /// Who decided.
  public let author: String
  /// When, ISO 8601.
  public let date: String

  public init(verdict: Verdict, first: String, second: String, author: String, date: String) {
    self.verdict = verdict
    self.first = first
    self.second = second
    self.author = author
    self.date = date
  }
}
