internal import GraphSchema

/// An entry as bytes: its texts, each behind its length, and its small numbers.
///
///     id, name, subkind, country, within, wikidata, code: texts, empty for none
///     kind, gender: a byte each            pages: a number            aliases: a number, then texts
///
/// Numbers have seven bits a byte, the lowest first; the eighth says that more follow.
enum NameEntryCoding {
  static func encode(_ entry: PackEntry, into bytes: inout [UInt8]) {
    // An id of Wikidata is its own.
    let wikidata = entry.wikidata == entry.id ? "" : entry.wikidata
    for text in [entry.id, entry.name, entry.subkind, entry.country, entry.within, wikidata, entry.code] {
      append(text ?? "", to: &bytes)
    }
    bytes.append(UInt8(EntityKind.allCases.firstIndex(of: entry.kind) ?? 0))
    bytes.append(entry.gender == .female ? 1 : entry.gender == .male ? 2 : 0)
    append(entry.pages, to: &bytes)
    append(entry.aliases.count, to: &bytes)
    for alias in entry.aliases { append(alias, to: &bytes) }
  }

  /// - Returns: `nil` for bytes that are no entry.
  static func decode(_ bytes: UnsafeRawBufferPointer) -> PackEntry? {
    var reader = Reader(bytes: bytes)
    guard let id = reader.text(), let name = reader.text(), let subkind = reader.text(), let country = reader.text(),
      let within = reader.text(), let wikidata = reader.text(), let code = reader.text(), let kind = reader.number(),
      let gender = reader.number(), let pages = reader.number(), let count = reader.number(),
      EntityKind.allCases.indices.contains(kind), count <= bytes.count
    else { return nil }
    var aliases: [String] = []
    for _ in 0..<count {
      guard let alias = reader.text() else { return nil }
      aliases.append(alias)
    }
    func some(_ text: String) -> String? { text.isEmpty ? nil : text }
    return PackEntry(
      id: id, kind: EntityKind.allCases[kind], subkind: some(subkind), name: name, aliases: aliases,
      country: some(country), within: some(within), wikidata: some(wikidata) ?? (isWikidata(id) ? id : nil),
      gender: gender == 1 ? .female : gender == 2 ? .male : nil, code: some(code), pages: pages)
  }

  /// The id alone.
  static func id(of bytes: UnsafeRawBufferPointer) -> String? {
    var reader = Reader(bytes: bytes)
    return reader.text()
  }

  /// "Q159"
  static func isWikidata(_ id: String) -> Bool {
    id.utf8.first == UInt8(ascii: "Q") && id.utf8.count > 1
      && id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func number() -> Int? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while offset < bytes.count, shift < 56 {
        let byte = bytes[offset]
        offset += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return Int(value) }
        shift += 7
      }
      return nil
    }

    mutating func text() -> String? {
      guard let length = number(), length <= bytes.count - offset else { return nil }
      defer { offset += length }
      return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    }
  }
}
