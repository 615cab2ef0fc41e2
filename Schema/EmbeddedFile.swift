internal import GraphSchemaFiles

/// A file of Schema/ that travels inside the executable.
public struct EmbeddedFile: Sendable {
  /// Its path under Schema/.
  public let name: String
  public let bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public static let catalogue = EmbeddedFile("Vocabulary/catalogue.json", kith_catalogue())
  /// What the short names of a JSON-LD export mean.
  public static let context = EmbeddedFile("Vocabulary/context.jsonld", kith_context())
  /// The steps of the database, oldest first.
  public static let tables = [EmbeddedFile("Tables/v0001_initial.sql", kith_tables_v0001())]

  private init(_ name: String, _ file: kith_file) {
    self.name = name
    self.bytes = [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
