public import Reading

/// What a build did, and what it could not do.
public struct BuildReport: Hashable, Sendable {
  /// Articles read and analysed in this build: new ones and changed ones.
  public internal(set) var read = 0
  /// Articles that are in the graph already, unchanged.
  public internal(set) var unchanged = 0
  /// Articles that are not in English, in the order of the paths: the first `namedLeftOut`.
  public internal(set) var leftOut: [LeftOutArticle] = []
  /// How many are not in English, by the language.
  public internal(set) var leftOutCounts: [String: Int] = [:]
  /// Articles that are not where they were any more, and left the graph.
  public internal(set) var pruned = 0
  /// What could not be read, in the order of the paths: the first `namedFailures` of each reason.
  public internal(set) var failures: [ReadingError] = []
  /// How many could not be read, by the reason.
  public internal(set) var failureCounts: [ReadingError.Code: Int] = [:]
  /// What the graph holds after the build.
  public internal(set) var articles = 0
  public internal(set) var stories = 0
  public internal(set) var entities = 0
  public internal(set) var relations = 0
  public internal(set) var evidence = 0

  /// Whether everything could be read.
  public var isComplete: Bool { failures.isEmpty }

  /// How many could not be read.
  public var failed: Int { failureCounts.values.reduce(0, +) }

  /// How many are not in English.
  public var notEnglish: Int { leftOutCounts.values.reduce(0, +) }

  /// The most articles in other languages that a report names: of a crawl most are.
  public static let namedLeftOut = 10_000

  /// The most failures of one reason that a report names: a crawl of a million pages may have half a million without text.
  public static let namedFailures = 10_000

  mutating func add(_ article: LeftOutArticle) {
    leftOutCounts[article.language, default: 0] += 1
    if leftOut.count < Self.namedLeftOut { leftOut.append(article) }
  }

  mutating func add(_ failure: ReadingError) {
    failureCounts[failure.code, default: 0] += 1
    if failureCounts[failure.code, default: 0] <= Self.namedFailures { failures.append(failure) }
  }
}

/// Which articles are read.
public enum ArticleLanguage: String, Hashable, Sendable, CaseIterable {
  /// Those in English, the language that Kith reads. Where the language cannot be told, it is taken for English.
  case english
  /// All, whatever comes of it.
  case any
}

/// An article that is in another language.
public struct LeftOutArticle: Hashable, Sendable {
  public let source: String
  /// "German", or a script: "the Arabic script".
  public let language: String

  public init(source: String, language: String) {
    self.source = source
    self.language = language
  }
}

/// How far a build has come.
public enum BuildProgress: Hashable, Sendable {
  /// Articles looked at so far, how many of these could not be read, and how much of all files that is, 0...1, where it
  /// can be told.
  case reading(articles: Int, failures: Int, fraction: Double?)
  /// All articles are read; entities and relations are being worked out.
  case resolving
}
