internal import GraphSchema

/// One record of the interchange.
enum JSONRecords {
  private typealias Fault = JSONCursor.Fault

  static func record(of section: String, _ json: inout JSONCursor) throws(JSONCursor.Fault) -> ImportRecord {
    switch section {
    case "documents": .document(try document(&json))
    case "entities": .entity(try entity(&json))
    default: .relation(try relation(&json))
    }
  }

  private static func document(_ json: inout JSONCursor) throws(Fault) -> DocumentRecord {
    var id: String?
    var (source, title, url, publisher, story): (String?, String?, String?, String?, String?)
    var (published, author, modified, language): (String?, String?, String?, String?)
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "id": id = try json.string()
      case "source": source = try json.optionalString()
      case "title": title = try json.optionalString()
      case "url": url = try json.optionalString()
      case "publisher": publisher = try json.optionalString()
      case "published": published = try json.optionalString()
      case "author": author = try json.optionalString()
      case "modified": modified = try json.optionalString()
      case "language": language = try json.optionalString()
      case "story": story = try json.optionalString()
      default: try json.skip()
      }
    }
    guard let id, !id.isEmpty else { throw json.fault("a document has no id") }
    return DocumentRecord(
      id: id, source: source ?? id, title: title, url: url, publisher: publisher, published: published,
      author: author, modified: modified, language: language, story: story ?? id)
  }

  private static func entity(_ json: inout JSONCursor) throws(Fault) -> Entity {
    var (id, name, subkind, wikidata): (String?, String?, String?, String?)
    var kind: EntityKind?
    var names: [String] = []
    var mentions: [MentionRecord] = []
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "id": id = try json.string()
      case "kind": kind = try json.word("kind")
      case "subkind": subkind = try json.optionalString()
      case "name": name = try json.string()
      case "names": try json.list { (json) throws(Fault) in names.append(try json.string()) }
      case "wikidata": wikidata = try json.optionalString()
      case "mentions": try json.list { (json) throws(Fault) in mentions.append(try mention(&json)) }
      default: try json.skip()
      }
    }
    guard let id, !id.isEmpty else { throw json.fault("an entity has no id") }
    guard let kind else { throw json.fault("entity '\(id)' has no kind") }
    guard let name, !name.isEmpty, !names.contains("") else { throw json.fault("entity '\(id)' has an empty name") }
    return Entity(
      id: id, kind: kind, subkind: subkind, name: name, names: names, wikidata: wikidata, articles: 0,
      mentions: mentions)
  }

  private static func mention(_ json: inout JSONCursor) throws(Fault) -> MentionRecord {
    var (document, text): (String?, String?)
    var (start, end): (Int?, Int?)
    var reading = Reading.name
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "document": document = try json.string()
      case "start": start = try json.position()
      case "end": end = try json.position()
      case "text": text = try json.string()
      case "reading": reading = try json.word("reading")
      default: try json.skip()
      }
    }
    guard let document, let text, !text.isEmpty else { throw json.fault("a mention needs a document and a text") }
    return MentionRecord(document: document, range: try range(start, end, json), text: text, reading: reading)
  }

  private static func relation(_ json: inout JSONCursor) throws(Fault) -> ImportedRelation {
    var (subject, predicate, object): (String?, String?, String?)
    var confidence: Double?
    var evidence: [Evidence] = []
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "subject": subject = try json.string()
      case "predicate": predicate = try json.string()
      case "object": object = try json.string()
      case "confidence": confidence = try json.share()
      case "evidence": try json.list { (json) throws(Fault) in evidence.append(try self.evidence(&json)) }
      default: try json.skip()
      }
    }
    guard let subject, let predicate, let object else {
      throw json.fault("a relation needs a subject, a predicate and an object")
    }
    return ImportedRelation(
      key: Relation.Key(subject: subject, predicate: predicate, object: object), confidence: confidence,
      evidence: evidence)
  }

  private static func evidence(_ json: inout JSONCursor) throws(Fault) -> Evidence {
    var (document, quote, speaker, role, date, finder): (String?, String?, String?, String?, String?, String?)
    var (start, end): (Int?, Int?)
    var polarity = Polarity.asserted
    var modality = Modality.actual
    var tense: Tense?
    var confidence: Double?
    try json.object { (json, key) throws(Fault) in
      switch key {
      case "document": document = try json.string()
      case "start": start = try json.position()
      case "end": end = try json.position()
      case "quote": quote = try json.string()
      case "polarity": polarity = try json.word("polarity")
      case "modality": modality = try json.word("modality")
      case "tense": if try !json.passNull() { tense = try json.word("tense") as Tense }
      case "attributedTo": speaker = try json.optionalString()
      case "role": role = try json.optionalString()
      case "date": date = try json.optionalString()
      case "finder": finder = try json.optionalString()
      case "confidence": confidence = try json.share()
      default: try json.skip()
      }
    }
    guard let document, let quote else { throw json.fault("evidence needs a document and a quote") }
    return Evidence(
      document: document, range: try range(start, end, json), quote: quote, polarity: polarity, modality: modality,
      tense: tense, attributedTo: speaker, role: role, date: date, finder: finder ?? "import",
      confidence: confidence ?? 1)
  }

  private static func range(_ start: Int?, _ end: Int?, _ json: JSONCursor) throws(Fault) -> CodePointRange {
    guard let start, let end else { throw json.fault("start and end are missing") }
    guard start < end else { throw json.fault("it ends at \(end), before it starts at \(start)") }
    return CodePointRange(start, end)
  }
}
