internal import GraphSchema

/// Which bodies of an article a common noun may stand for: "the *foundation*" for the Oberlin Foundation, "the *weekly*" for what
/// was called "the weekly Eesti Kurss".
struct BodyNouns {
  enum Fit {
    /// The name, the article or a pack says that it is one.
    case said
    /// Nothing says that it is something else.
    case possible
  }

  private let text: TaggedText
  private let lexicon: NameLexicon
  private let clusters: [NameCluster]
  /// By cluster: what its names end in, and what the article calls it.
  private let nouns: [Set<String>]
  /// By cluster: the places whose name or people stand right before it: "the *Danish* rival Tjalve".
  private let homes: [[PackEntry]]

  init(text: TaggedText, lexicon: NameLexicon, cues: CueWords, mentions: [Mention], clusters: [NameCluster]) {
    self.text = text
    self.lexicon = lexicon
    self.clusters = clusters
    homes = clusters.map { cluster in
      guard cluster.kind == .organization else { return [] }
      return cluster.mentions.compactMap { Self.home(before: $0, mentions, in: text) }.compactMap {
        lexicon.entries[$0]
      }
    }
    nouns = clusters.map { cluster in
      guard cluster.kind == .organization else { return [] }
      var nouns: Set<String> = []
      for name in cluster.names {
        if let last = name.last { nouns.insert(last) }
        if let link = name.firstIndex(where: Self.links.contains), link > 0 { nouns.insert(name[link - 1]) }
      }
      for index in cluster.mentions { nouns.formUnion(Self.said(of: mentions[index], in: text)) }
      return nouns
    }
  }

  /// Whether a word stands for bodies at all, and for nothing else as often.
  func isBody(_ noun: String) -> Bool { Self.all.contains(noun) }

  /// How well a noun fits a body of the article; `nil` where it fits not at all.
  func fit(_ noun: String, _ cluster: Int) -> Fit? {
    guard clusters[cluster].kind == .organization else { return nil }
    let own = nouns[cluster]
    if own.contains(noun) { return .said }
    let sorts = Self.sorts.filter { $0.words.contains(noun) }
    if sorts.contains(where: { !$0.words.isDisjoint(with: own) || !$0.endings.isDisjoint(with: own) }) { return .said }
    if let subkind = clusters[cluster].entry.flatMap({ lexicon.entries[$0]?.subkind }) {
      return sorts.contains { $0.subkinds.contains(subkind) } ? .said : nil
    }
    guard Self.general.contains(noun) else { return nil }
    let others = Self.sorts.filter { !$0.words.contains(noun) }
    return others.contains { !$0.words.isDisjoint(with: own) || !$0.endings.isDisjoint(with: own) } ? nil : .possible
  }

  /// Whether nothing speaks against a body being of a country that a description names: "the *Estonian* bank".
  func mayBe(_ cluster: Int, of place: NameCluster) -> Bool {
    guard let country = place.entry.flatMap({ lexicon.entries[$0] }) else { return true }
    let home = clusters[cluster].entry.flatMap { lexicon.entries[$0] }
    if home?.subkind == "international" { return false }
    if let own = home?.country, own != country.id, own != country.country { return false }
    let said = homes[cluster].filter { $0.subkind == "country" }
    return country.subkind != "country" || said.isEmpty || said.contains { $0.id == country.id }
  }

  /// Common nouns beside a name: "the *union* Fim-Nord", "Kaskinen, the packaging *group*", "Fim-Nord is a *union*".
  private static func said(of mention: Mention, in text: TaggedText) -> Set<String> {
    guard mention.reading == .name else { return [] }
    let sentence = text.sentences[mention.sentence].tokens
    var nouns: Set<String> = []
    let before = mention.tokens.lowerBound - 1
    if sentence.contains(before), text.tokens[before].tag == .noun { nouns.insert(text.tokens[before].lower) }
    func head(of token: Int) -> Int? {
      text.tokens[token].dependency?.head.map { sentence.lowerBound + $0 }
    }
    guard let word = mention.tokens.last(where: { head(of: $0).map { !mention.tokens.contains($0) } ?? true }),
      let label = text.tokens[word].dependency?.label.universal
    else { return nouns }
    for token in sentence where !mention.tokens.contains(token) && text.tokens[token].tag == .noun {
      if head(of: token) == word, text.tokens[token].dependency?.label == .apposition {
        nouns.insert(text.tokens[token].lower)
      }
    }
    guard let governor = head(of: word), text.tokens[governor].tag == .noun else { return nouns }
    let isSaid =
      label == .apposition
      || (label == .subject
        && sentence.contains { head(of: $0) == governor && text.tokens[$0].dependency?.label == .copula })
    if isSaid { nouns.insert(text.tokens[governor].lower) }
    return nouns
  }

  /// The place that modifies a name.
  private static func home(before index: Int, _ mentions: [Mention], in text: TaggedText) -> PackEntry.ID? {
    let mention = mentions[index]
    guard mention.reading == .name, index > 0, mentions[index - 1].kind == .place,
      mentions[index - 1].sentence == mention.sentence
    else { return nil }
    let between =
      mentions[index - 1].tokens.upperBound..<max(mention.tokens.lowerBound, mentions[index - 1].tokens.upperBound)
    let isNear = between.count < 6 && between.allSatisfy { [.adjective, .noun].contains(text.tokens[$0].tag) }
    return isNear ? mentions[index - 1].candidates.first : nil
  }

  /// Nouns that stand for one another, words that names of such bodies end in, and subkinds of the packs.
  private struct Sort {
    let words: Set<String>
    let endings: Set<String>
    let subkinds: Set<String>

    init(_ words: String, endings: String = "", subkinds: Set<String> = []) {
      self.words = Set(words.split(separator: " ").map(String.init))
      self.endings = Set(endings.split(separator: " ").map(String.init))
      self.subkinds = subkinds
    }
  }

  private static let links: Set<String> = ["of", "for", "de", "des", "du", "di", "da"]
  private static let general: Set<String> = ["company", "firm", "group", "organization", "organisation"]
  private static let sorts: [Sort] = [
    Sort(
      "company firm group business corporation manufacturer maker carmaker automaker producer operator retailer insurer developer "
        + "brewer brewery supplier chain startup start-up conglomerate giant contractor brokerage refiner utility shipbuilder",
      endings:
        "inc inc. ltd ltd. llc plc corp corp. co gmbh ag sa nv ab oyj spa group industries holdings motors energy oil gas "
        + "electric systems technologies partners capital securities",
      subkinds: ["company"]),
    Sort("company bank lender", endings: "bank", subkinds: ["company"]),
    Sort("company airline carrier", endings: "airlines airways airline air", subkinds: ["company"]),
    Sort(
      "newspaper paper daily weekly magazine", endings: "times post herald tribune gazette journal telegraph",
      subkinds: ["media"]),
    Sort("broadcaster station channel network", endings: "radio television tv broadcasting", subkinds: ["media"]),
    Sort("company publisher agency outlet", subkinds: ["media"]),
    Sort("orchestra", endings: "symphony philharmonic sinfonia"),
    Sort("band group duo trio quartet"),
    Sort("club team side", endings: "fc united rovers athletic", subkinds: ["team"]),
    Sort("party", subkinds: ["party"]),
    Sort("party alliance bloc movement front", subkinds: ["party"]),
    Sort("movement group militia front organization organisation", subkinds: ["armed_group"]),
    Sort("union federation confederation"),
    Sort("union association"),
    Sort("charity foundation trust fund"),
    Sort("organization organisation group charity ngo watchdog", subkinds: ["ngo"]),
    Sort("organization organisation bloc alliance group agency body", subkinds: ["international"]),
    Sort("alliance army navy corps", subkinds: ["military"]),
    Sort("ministry department"),
    Sort("ministry department agency authority office commission", subkinds: ["government"]),
    Sort("court tribunal", subkinds: ["court"]),
    Sort("university college school academy", subkinds: ["education"]),
    Sort("institute think-tank"),
    Sort("museum gallery"),
    Sort("hospital clinic"),
    Sort("committee commission council board panel"),
    Sort("festival"),
    Sort("church diocese archdiocese order congregation"),
    Sort("parliament assembly legislature"),
  ]
  private static let all = Set(sorts.flatMap(\.words)).subtracting([
    "office", "board", "body", "fund", "order", "front", "side", "station", "network", "channel", "giant", "chain",
    "paper", "panel",
  ])
}
