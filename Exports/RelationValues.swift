internal import GraphSchema

/// The values of `GraphField.ofRelations`, and after them all evidence as JSON, as bytes: for what is written a million times.
struct RelationValues {
  private let catalogue: Catalogue
  private var value = ByteText()

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// "former minister of"
  func label(of relation: RelationBytes) -> String {
    catalogue[relation.predicate]?.words(isPast: relation.isPast) ?? relation.predicate
  }

  /// - Parameter use: is given the place of each field and its value, without any escapes; not of what is unknown or empty.
  mutating func each(of relation: RelationBytes, _ use: (Int, UnsafeRawBufferPointer) -> Void) {
    var place = 0
    func give(_ bytes: UnsafeRawBufferPointer) {
      if !bytes.isEmpty { use(place, bytes) }
      place += 1
    }
    func give(_ text: String?) {
      var text = text ?? ""
      text.withUTF8 { give(UnsafeRawBufferPointer($0)) }
    }
    let predicate = catalogue[relation.predicate]
    give(relation.predicate)
    give(predicate?.family)
    give(predicate?.isSymmetric == true ? "true" : "false")
    give(relation.standing.rawValue)
    give(relation.isDisputed ? "true" : "false")
    give(String(relation.articles))
    give(String(relation.stories))
    give(PlainText.share(relation.confidence))
    let (first, last) = relation.published
    give(relation[first])
    give(relation[last])
    let evidence = relation.evidence[0]
    let document = evidence.document
    give(relation[evidence.quote])
    give(relation[document.publisher.isKnown ? document.publisher : document.source])
    give(LinkedNames.web(relation.optional(document.url)))
    value.clear()
    EvidenceJSON.addRow(of: relation, to: &value)
    value.withBytes(give)
  }
}

extension RelationBytes {
  /// When the first and the last of its articles were published, as they say it.
  var published: (first: TextPlace, last: TextPlace) {
    var (first, last) = (TextPlace.unknown, TextPlace.unknown)
    for item in evidence where item.document.published.isKnown {
      let day = item.document.published
      if !first.isKnown || self[day].precedes(self[first]) { first = day }
      if !last.isKnown || self[last].precedes(self[day]) { last = day }
    }
    return (first, last)
  }
}
