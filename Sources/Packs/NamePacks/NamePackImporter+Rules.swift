internal import GraphSchema

/// The rules for bad input, applied when all lines are read.
extension NamePackImporter {
  struct Item {
    let draft: Int
    let id: PackEntry.ID
    let meaning: WikidataClasses.Meaning?
  }

  private func bytes<Result>(of draft: Draft, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    blob.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[draft.start...])) }
  }

  /// The drafts by id, then in the order read.
  func sorted() -> [(id: String, draft: Int)] {
    drafts.indices.map { index in (bytes(of: drafts[index]) { NameEntryCoding.id(of: $0) ?? "" }, index) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }

  mutating func dropDuplicates(_ order: inout [(id: String, draft: Int)]) {
    var kept: [(id: String, draft: Int)] = []
    kept.reserveCapacity(order.count)
    for item in order {
      if let last = kept.last, last.id == item.id {
        report.note(
          problem(
            .duplicate, "the id '\(item.id)' stands in \(text(drafts[last.draft].place)) already",
            drafts[item.draft].place, "give every entry one line; the first counts"))
      } else {
        kept.append(item)
      }
    }
    order = kept
  }

  /// Gives every draft its kind; drops those without one, those of kinds not wanted and contradictory ones.
  mutating func settleKinds(of order: [(id: String, draft: Int)]) -> [Item] {
    var settled: [Item] = []
    settled.reserveCapacity(order.count)
    for (id, index) in order {
      let draft = drafts[index]
      if draft.classes.isEmpty {
        settled.append(Item(draft: index, id: id, meaning: nil))
        continue
      }
      let (meaning, isContradictory) = classes.meaning(of: Array(classNumbers[draft.classes]))
      if isContradictory {
        report.note(
          problem(
            .contradiction, "'\(id)' is a person and something else", draft.place,
            "give it one kind; it was left out"))
      } else if let meaning, kinds.contains(meaning.kind) {
        settled.append(Item(draft: index, id: id, meaning: meaning))
      } else {
        report.passedOver += 1
      }
    }
    return settled
  }

  /// Follows "same as": which entries give their names away, and which names others get.
  mutating func joins(among items: [Item]) -> (gone: Set<PackEntry.ID>, extra: [PackEntry.ID: [String]]) {
    guard !sameAs.isEmpty else { return ([], [:]) }
    let asked = Set(sameAs.flatMap { [$0.from, $0.to] })
    let indices = Dictionary(
      uniqueKeysWithValues: items.enumerated().filter { asked.contains($1.id) }.map { ($1.id, $0) })
    var targets: [PackEntry.ID: PackEntry.ID] = [:]
    for (from, to, _) in sameAs where targets[from] == nil { targets[from] = to }
    var gone: Set<PackEntry.ID> = []
    var extra: [PackEntry.ID: [String]] = [:]
    for (from, to, place) in sameAs where targets[from] == to {
      guard let index = indices[from], let source = entry(drafts[items[index].draft], items[index].meaning) else {
        continue
      }
      var end = to
      var seen: Set<PackEntry.ID> = [from]
      while let next = targets[end], seen.insert(end).inserted { end = next }
      if seen.contains(end) {
        report.note(
          problem(
            .contradiction, "'\(from)' is the same as '\(to)' in a circle", place,
            "say which of them is the original; each stands by itself"))
      } else if let found = indices[end], let target = entry(drafts[items[found].draft], items[found].meaning) {
        if target.kind == source.kind {
          gone.insert(from)
          extra[end, default: []] += [source.name] + source.aliases
          report.joined += 1
        } else {
          report.note(
            problem(
              .contradiction,
              "'\(from)', a \(source.kind.rawValue), cannot be the same as '\(end)', a \(target.kind.rawValue)", place,
              "give both one kind; each stands by itself"))
        }
      } else {
        report.note(
          problem(
            .unknownReference, "'\(from)' is the same as '\(end)', which is no entry", place,
            "add a line for it; '\(from)' stands by itself"))
      }
    }
    return (gone, extra)
  }

  func entry(_ draft: Draft, _ meaning: WikidataClasses.Meaning?) -> PackEntry? {
    let entry = bytes(of: draft) { NameEntryCoding.decode($0) }
    guard let meaning else { return entry }
    return entry?.with(kind: meaning.kind, subkind: meaning.subkind)
  }

  func problem(_ code: PackError.Code, _ what: String, _ place: Place, _ remedy: String) -> PackError {
    PackError(code: code, what: what, place: text(place), remedy: remedy)
  }

  private func text(_ place: Place) -> String { "\(sources[place.source]), line \(place.line)" }

  /// Of entries without an id: made of the kind, the name and the country.
  static func madeUpID(_ entry: PackEntry) -> PackEntry.ID {
    let text = [entry.kind.rawValue, entry.name, entry.country ?? "", entry.subkind ?? ""].joined(separator: "\u{1F}")
    return "pack:\(entry.kind.rawValue)/\(StableHash.hex64(text))"
  }
}
