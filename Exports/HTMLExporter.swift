internal import GraphExportFiles
public import GraphSchema

/// One HTML page with everything in it: search, pan, zoom, and the sentences behind every line.
///
/// It needs no network and no server; a content security policy in the page forbids it both. The data is JSON in a
/// script element, and what articles say becomes text nodes only, never markup. The page lays the graph out itself, from
/// the order of the file and without chance, so one file always looks the same. Entities without a relation are found by
/// search but not drawn.
public struct HTMLExporter: Exporter {
  public let format = ExportFormat.html
  private let catalogue: Catalogue
  private let title: String

  /// - Parameter title: the heading of the page.
  public init(catalogue: Catalogue, title: String? = nil) {
    self.catalogue = catalogue
    self.title = title ?? "Who is connected to whom"
  }

  public func write(_ graph: some GraphRecords, to output: inout some ExportOutput) throws {
    let subgraph = try Subgraph(reading: graph)
    let count = subgraph.documents.count
    let counts = "\(count) \(count == 1 ? "article" : "articles"), \(subgraph.entities.count) names, "
    try output.write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <title>\(DOTText.html(title))</title>
      <style>
      \(Self.text(kith_page_style()))</style>
      </head>
      <body>
      <header>
      <h1>\(DOTText.html(title))</h1>
      <p>\(counts)\(subgraph.relations.count) relations. Made with Kith.</p>
      <span class="space"></span>
      <label class="tools"><input type="checkbox" id="sure"> only what is reported as fact</label>
      <label class="tools">stories <select id="stories"><option value="1">1+</option><option value="2">2+</option><option value="3">3+</option><option value="5">5+</option></select></label>
      <span class="search tools"><input type="search" id="search" placeholder="find a name" aria-label="find a name" autocomplete="off"><ul id="hits"></ul></span>
      <span class="tools"><button type="button" id="closer" aria-label="zoom in">+</button> <button type="button" id="farther" aria-label="zoom out">−</button> <button type="button" id="fit">fit</button></span>
      </header>
      <main>
      <svg id="stage" role="group" aria-label="graph"><defs>\(Self.marker("arrow", "--actual"))\(Self.marker("arrow-doubt", "--doubt"))\(Self.cross)</defs></svg>
      <noscript>This page needs JavaScript, which it carries itself.</noscript>
      </main>
      <aside id="panel" aria-live="polite"></aside>
      <script type="application/json" id="graph">

      """)
    var safe = ScriptData(output: "")
    var json = JSONText()
    // Written in parts, so that no more than a record is in memory as text.
    func flush(_ output: inout some ExportOutput) throws {
      try json.finish(to: &safe)
      try output.write(safe.output)
      safe.output = ""
    }
    json.raw("{\"title\": ")
    json.string(title)
    let citations = Citations(subgraph)
    var separator = ",\n\"documents\": [\n"
    for document in subgraph.documents {
      json.raw(separator)
      json.pageDocument(document)
      separator = ",\n"
      try flush(&output)
    }
    json.raw(subgraph.documents.isEmpty ? ",\n\"documents\": [],\n\"entities\": [" : "],\n\"entities\": [")
    separator = "\n"
    for entity in subgraph.entities {
      json.raw(separator)
      json.pageEntity(entity)
      separator = ",\n"
      try flush(&output)
    }
    json.raw("],\n\"relations\": [")
    separator = "\n"
    for relation in subgraph.relations {
      json.raw(separator)
      json.pageRelation(citations.cite(relation), catalogue)
      separator = ",\n"
      try flush(&output)
    }
    json.raw("]}\n")
    try flush(&output)
    try output.write("</script>\n<script>\n\(Self.text(kith_page_script()))</script>\n</body>\n</html>\n")
  }

  private static func text(_ file: kith_page_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  private static func marker(_ id: String, _ color: String) -> String {
    """
    <marker id="\(id)" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="9" markerHeight="9" \
    markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="var(\(color))"/></marker>
    """
  }

  private static let cross = """
    <marker id="cross" viewBox="0 0 10 10" refX="6" refY="5" markerWidth="11" markerHeight="11" \
    markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1L9 9M1 9L9 1" stroke="var(--denied)" stroke-width="2"/></marker>
    """
}

/// JSON that may stand in a script element: a `<` could begin the end of it.
private struct ScriptData: ExportOutput {
  var output: String

  mutating func write(_ json: UnsafeRawBufferPointer) {
    for (index, part) in json.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).enumerated() {
      if index > 0 { output += "\\u003c" }
      output += String(decoding: part, as: UTF8.self)
    }
  }
}

extension JSONText {
  fileprivate mutating func pageDocument(_ document: DocumentRecord) {
    object { json in
      json.member("id", document.id)
      json.member("source", document.source)
      json.member("title", ifKnown: document.title)
      json.member("publisher", ifKnown: document.publisher)
      json.member("published", ifKnown: document.published)
      json.member("url", ifKnown: LinkedNames.web(document.url))
    }
  }

  fileprivate mutating func pageEntity(_ entity: Entity) {
    object { json in
      json.member("id", entity.id)
      json.member("kind", entity.kind.rawValue)
      json.member("subkind", ifKnown: entity.subkind)
      json.member("name", entity.name)
      json.member("names", entity.sortedNames)
      json.member("wikidata", ifKnown: LinkedNames.wikidata(entity.wikidata))
      json.member("articles", entity.articles)
    }
  }

  fileprivate mutating func pageRelation(_ cited: CitedRelation, _ catalogue: Catalogue) {
    let relation = cited.relation
    let predicate = catalogue[relation.predicate]
    object { json in
      json.member("subject", relation.subject)
      json.member("predicate", relation.predicate)
      json.member("object", relation.object)
      json.member("label", catalogue.words(for: relation))
      json.key("symmetric")
      json.raw(predicate?.isSymmetric == true ? "true" : "false")
      json.member("standing", relation.standing.rawValue)
      json.member("articles", relation.articles)
      json.member("stories", relation.stories)
      json.member("confidence", share: relation.confidence)
      json.key("evidence")
      json.row(zip(relation.evidence, cited.speakers)) { json, said in
        let (evidence, speaker) = said
        json.object { json in
          json.member("document", evidence.document)
          json.member("quote", evidence.quote)
          json.member("polarity", evidence.polarity.rawValue)
          json.member("modality", evidence.modality.rawValue)
          json.member("speaker", ifKnown: speaker?.name)
          json.member("role", ifKnown: evidence.role)
          json.member("date", ifKnown: evidence.date)
        }
      }
    }
  }
}
