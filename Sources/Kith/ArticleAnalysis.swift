internal import Extraction
internal import GraphSchema
internal import Linguistics
internal import Packs
internal import ReadingModel

/// Reads one article: what it says, as claims. A pure function of the article, the packs and the model's weights.
struct ArticleAnalysis: Sendable {
  /// Changes whenever the same article would be read differently: it is kept with each article, and an article read with
  /// another one is read again.
  let hash: String
  let pack: Pack
  private let analyzer: Analyzer
  private let extractor: Extractor

  /// Raised with every change to the reading stages that changes what they find.
  private static let version = "2"

  /// The built-in pack, and reading with it alone: prepared once for all graphs of a program, when first asked for.
  private static let builtInPack = Result { try PackReader.embedded() }
  private static let builtIn = Result { try ArticleAnalysis(pack: builtInPack.get()) }

  /// - Parameter packs: folders and packs of names laid over the built-in pack.
  static func with(packs: [String]) throws -> ArticleAnalysis {
    try packs.isEmpty
      ? builtIn.get() : ArticleAnalysis(pack: pack(of: packs), catalogue: PackReader.catalogue(of: packs))
  }

  /// The pack alone, for what follows from claims: the reading model stays closed.
  ///
  /// - Parameter packs: folders and packs of names laid over the built-in pack.
  static func pack(of packs: [String]) throws -> Pack {
    try packs.isEmpty ? builtInPack.get() : PackReader.read(packs)
  }

  /// For measuring: with the weights of a file.
  static func with(packs: [String], weights: String?) throws -> ArticleAnalysis {
    guard let weights else { return try with(packs: packs) }
    let pack = try packs.isEmpty ? PackReader.embedded() : PackReader.read(packs)
    return try ArticleAnalysis(
      pack: pack, catalogue: PackReader.catalogue(of: packs), model: TrainedReader.open(path: weights))
  }

  private init(pack: Pack, catalogue: Catalogue = .standard) throws {
    try self.init(pack: pack, catalogue: catalogue, model: TrainedReader.embedded())
  }

  private init(pack: Pack, catalogue: Catalogue, model: TrainedReader) throws {
    self.pack = pack
    analyzer = Analyzer(pack: pack, reader: model)
    extractor = try Extractor(pack: pack, catalogue: catalogue)
    hash = StableHash.hex128(Self.version + pack.hash + model.hash)
  }

  func document(_ article: Article) -> Document { analyzer.analyze(article) }

  /// The document read again for what it states between its mentions, which somebody else marked.
  func document(mentionsOf document: Document) -> Document { analyzer.analyze(mentionsOf: document) }

  func claims(of document: Document) -> Claims { extractor.claims(of: document) }

  func claims(_ article: Article) -> Claims { claims(of: document(article)) }

  func openRelations(_ article: Article) -> [OpenRelation] { extractor.openRelations(of: analyzer.analyze(article)) }

  func explain(_ article: Article) -> [SentenceExplanation] { extractor.explain(analyzer.analyze(article)) }

  /// The claims of several articles, in the order of the articles, whatever the number of threads.
  ///
  /// - Parameter jobs: how many articles are read at a time, 1 or more.
  func claims(_ articles: [Article], jobs: Int) async -> [Claims] {
    await withTaskGroup(of: (Int, Claims).self) { group in
      var results = [Claims?](repeating: nil, count: articles.count)
      var next = 0
      func start() {
        guard next < articles.count else { return }
        let index = next
        let article = articles[index]
        next += 1
        group.addTask { (index, claims(article)) }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await (index, claims) in group {
        results[index] = claims
        start()
      }
      return results.compactMap { $0 }
    }
  }
}
