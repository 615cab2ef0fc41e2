import GraphSchema

/// A graph as large as a newsroom's archive, in memory, made from a seed: names of several alphabets, every relation with a
/// sentence from one of many articles.
enum LargeGraph {
  static func make(entities count: Int, relations: Int) -> Subgraph {
    var random = Random(state: 7)
    let words = [
      "Anna", "Boris", "Čapek", "Dmitri", "Élise", "Fatima", "George", "Ministry", "Harbour", "Institute", "Kovačević",
      "Li", "Müller", "Nations", "O'Neill", "Petrov", "Union", "Смирнов", "محمد", "習近平",
    ]
    let people = (0..<count).map { number in
      let name = "\(words[number % words.count]) \(words[number / words.count % words.count]) \(number)"
      let kind: EntityKind = number % 3 == 0 ? .person : number % 3 == 1 ? .organization : .place
      return Entity(
        id: "e-\(number)", kind: kind, subkind: number % 6 == 1 ? "company" : nil, name: name,
        names: [name, "\(number) \(words[number % words.count])"], wikidata: number % 4 == 0 ? "Q\(number)" : nil,
        articles: 1 + number % 9)
    }
    let articles = max(1, count / 4)
    let documents = (0..<articles).map { number in
      DocumentRecord(
        id: "d\(number)", source: "archive/\(number).txt", title: "What happened on day \(number)",
        url: "https://courier.example/story?id=\(number)&page=1", publisher: "The Harbour Courier \(number % 40)",
        published: "20\(10 + number % 15)-0\(1 + number % 9)-1\(number % 9)", story: "s\(number)")
    }
    let predicates = ["met_with", "minister_of", "head_of", "visited", "sued", "criticizes", "supports", "owns"]
    var seen: Set<Int> = []
    var all: [Relation] = []
    all.reserveCapacity(relations)
    while all.count < relations {
      // The square makes low numbers frequent: few are in most of the news.
      let subject = Int(random.unit() * random.unit() * Double(count))
      let object = Int(random.unit() * Double(count))
      let predicate = Int(random.next() % UInt64(predicates.count))
      guard subject != object, seen.insert((subject * count + object) * predicates.count + predicate).inserted else {
        continue
      }
      let quote =
        "On that day “\(people[subject].name)” was seen with \(people[object].name), officials said on Monday."
      let start = Int(random.next() % 4_000)
      let evidence = Evidence(
        document: "d\(Int(random.next() % UInt64(articles)))", range: CodePointRange(start, start + quote.count),
        quote: quote, modality: random.next() % 10 == 0 ? .planned : .actual, tense: .past,
        date: random.next() % 3 == 0 ? "2024-12-18" : nil, finder: "verbs/met", confidence: 0.9)
      all.append(
        Relation(
          key: Relation.Key(subject: people[subject].id, predicate: predicates[predicate], object: people[object].id),
          articles: 1, stories: 1, confidence: 0.9, evidence: [evidence]))
    }
    return Subgraph(documents: documents, entities: people, relations: all)
  }
}
