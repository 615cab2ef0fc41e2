import GraphSchema

/// A small graph with every shape in it: three kinds, all standings, a symmetric predicate, two stories, a speaker.
enum Samples {
  static let courier = "d1"
  static let ledger = "d2"
  static let gazette = "d3"

  static let documents = [
    DocumentRecord(
      id: courier, source: "articles/courier.txt", title: "Moscow cool on truce",
      url: "https://courier.example/a?b=1&c=2",
      publisher: "The Harbour Courier", published: "2024-12-26", author: "Mara Quill", modified: "2024-12-27",
      language: "en-GB", story: "s1"),
    DocumentRecord(
      id: ledger, source: "articles/ledger.md", title: "Envoy heads to Kyiv", publisher: "Northern Ledger",
      published: "2024-12-18", story: "s2"),
    DocumentRecord(
      id: gazette, source: "articles/gazette.jsonl:3", publisher: "Delta Gazette", published: "2024-12", story: "s1"),
  ]

  static let entities = [
    person("lavrov", "Sergey Lavrov", ["Lavrov", "Sergei Lavrov", "Sergey Lavrov"], wikidata: "Q58217"),
    person("putin", "Vladimir Putin", ["Putin", "Vladimir Putin"], wikidata: "Q7747"),
    person("trump", "Donald Trump", ["Donald Trump", "Trump"], wikidata: "Q22686"),
    person("kellogg", "Keith Kellogg", ["Gen. Keith Kellogg", "Keith Kellogg"]),
    person("zelensky", "Volodymyr Zelenskyy", ["Volodymyr Zelenskyy", "Zelensky"], wikidata: "Q3874799"),
    Entity(
      id: "russia", kind: .place, subkind: "country", name: "Russia", names: ["Russia", "Russian"], wikidata: "Q159",
      articles: 3),
    Entity(
      id: "ukraine", kind: .place, subkind: "country", name: "Ukraine", names: ["Ukraine"], wikidata: "Q212",
      articles: 3),
    Entity(
      id: "nato", kind: .organization, subkind: "international", name: "NATO",
      names: ["NATO", "North Atlantic Treaty Organization"], wikidata: "Q7184", articles: 2),
    Entity(
      id: "courier", kind: .organization, subkind: "media", name: "The Harbour Courier", names: ["The Harbour Courier"],
      articles: 1),
  ]

  static let relations = [
    relation(
      "lavrov", "minister_of", "russia",
      [
        evidence(courier, 0, "Russian Foreign Minister Sergey Lavrov said", role: "foreign minister"),
        evidence(gazette, 14, "Lavrov, Russia’s foreign minister,", role: "foreign minister"),
      ], stories: 1),
    relation(
      "putin", "head_of_state_of", "russia",
      [
        evidence(courier, 60, "Russian President Vladimir Putin", role: "president"),
        evidence(ledger, 70, "Vladimir Putin, the Russian president", role: "president"),
      ], stories: 2),
    relation(
      "zelensky", "head_of_state_of", "ukraine", [evidence(ledger, 9, "Ukraine’s President Volodymyr Zelenskyy")]),
    relation("kellogg", "represents", "trump", [evidence(ledger, 120, "Trump’s envoy, retired Gen. Keith Kellogg")]),
    relation(
      "kellogg", "envoy_to", "ukraine", [evidence(ledger, 120, "special envoy to Ukraine", role: "special envoy")]),
    relation(
      "kellogg", "visited", "ukraine",
      [
        evidence(
          ledger, 200, "Kellogg will travel to Kyiv in January", modality: .planned, tense: .future, date: "2025-01")
      ]),
    relation(
      "putin", "met_with", "trump",
      [
        evidence(courier, 300, "Putin said he was ready to meet Trump", modality: .possible, attributedTo: "putin")
      ]),
    relation(
      "russia", "attacked", "ukraine",
      [
        evidence(courier, 400, "Russia invaded Ukraine in February 2022", tense: .past, date: "2022-02")
      ]),
    relation(
      "ukraine", "seeks_to_join", "nato",
      [
        evidence(courier, 500, "Ukraine’s bid to join NATO"),
        evidence(gazette, 500, "Ukraine does not seek to join NATO", polarity: .denied, attributedTo: "lavrov"),
      ]),
    relation(
      "lavrov", "met_with", "kellogg",
      [
        evidence(courier, 600, "Lavrov has not met Kellogg", polarity: .denied, tense: .past)
      ]),
    relation(
      "nato", "threatens", "russia",
      [
        evidence(courier, 700, "Lavrov accused NATO of threatening Russia", modality: .alleged, attributedTo: "lavrov")
      ]),
  ]

  static let graph = Subgraph(documents: documents, entities: entities, relations: relations)
  static let empty = Subgraph(documents: [], entities: [], relations: [])

  static func person(_ id: String, _ name: String, _ names: [String], wikidata: String? = nil) -> Entity {
    Entity(
      id: id, kind: .person, name: name, names: names, wikidata: wikidata, articles: 2,
      mentions: [
        MentionRecord(
          document: courier, range: CodePointRange(5, 5 + name.unicodeScalars.count), text: name, reading: .name),
        MentionRecord(document: ledger, range: CodePointRange(40, 42), text: "he", reading: .pronoun),
      ])
  }

  static func evidence(
    _ document: String, _ start: Int, _ quote: String, polarity: Polarity = .asserted, modality: Modality = .actual,
    tense: Tense? = nil, attributedTo: String? = nil, role: String? = nil, date: String? = nil
  ) -> Evidence {
    Evidence(
      document: document, range: CodePointRange(start, start + quote.unicodeScalars.count), quote: quote,
      polarity: polarity,
      modality: modality, tense: tense, attributedTo: attributedTo, role: role, date: date, finder: "test/by-hand",
      confidence: 0.9)
  }

  static func relation(
    _ subject: String, _ predicate: String, _ object: String, _ evidence: [Evidence], stories: Int = 1
  ) -> Relation {
    Relation(
      key: Relation.Key(subject: subject, predicate: predicate, object: object),
      articles: Set(evidence.map(\.document)).count, stories: stories, confidence: 0.9, evidence: evidence)
  }
}

/// The same numbers on every machine: SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Names that have broken exporters: each is an entity, by its id and its name.
enum NastyNames {
  static let all = [
    "", " ", "\"", "\\", "a\\", "\\\"", "\\N", "say \"hi\"", "C:\\new\\table", "line one\nline two", "tab\there",
    "\r\n",
    "<b>bold</b>", "<TABLE>", "&lt;", "AT&amp;T", "R&D", "&#x41;", "graph", "digraph", "subgraph", "strict", "->", "--",
    "a:b:c", "a;b", "{}", "[x=1]", "// no comment", "/* nor this */", "# nor this", "1.5", "-.5", "José", "Jose\u{301}",
    "محمد بن سلمان",
    "בנימין נתניהו", "习近平", "👩‍👩‍👧‍👦 Family", "\u{202E}drow desrever", "\u{0}nul", "\u{7}bell", "\u{7F}", "\u{FFFE}",
    "a\u{2028}b", "%20 %", "urn:x:y", "@id", "</script>", "ß\u{AD}ſ",
  ]

  /// Too long to be shown, and too large for a committed file.
  static let long = [
    String(repeating: "Very Long Name ", count: 700), String(repeating: "x", count: 10_000),
    "Z" + String(repeating: "\u{301}", count: 5_000), String(repeating: "长", count: 10_000),
  ]

  static let graph = graph(of: all)

  static func graph(of names: [String]) -> Subgraph {
    Subgraph(
      documents: names.enumerated().map { index, name in
        DocumentRecord(
          id: "d\(index)" + name, source: name, title: name, url: "https://x.example/\(name)", publisher: name,
          published: name, author: name, modified: name, language: name, story: name)
      },
      entities: names.enumerated().map { index, name in
        Entity(
          id: id(index, names), kind: EntityKind.allCases[index % 3], subkind: name, name: name,
          names: [name, "other " + name],
          wikidata: name, articles: 1)
      },
      relations: names.indices.map { index in
        Samples.relation(
          id(index, names), index % 2 == 0 ? "met_with" : "rule " + names[index], id((index + 1) % names.count, names),
          [Samples.evidence("d\(index)" + names[index], index, names[index], role: names[index], date: names[index])])
      })
  }

  /// Whole, but short enough for Graphviz, which reads no string beyond 16 kB.
  static func id(_ index: Int, _ names: [String]) -> String { "\(index) " + names[index].prefix(5_000) }
}
