/// Values by id, where ids are told apart by their bytes: a dictionary of texts would take "é" in one code point and in two for
/// one key, and two entities of an import for one.
public struct IDTable<Value> {
  private var values: [TextBytes: Value]

  public init() { values = [:] }

  /// - Parameter uniquing: chooses between two values of one id.
  public init(_ pairs: some Sequence<(String, Value)>, uniquing: (Value, Value) -> Value) {
    values = Dictionary(pairs.lazy.map { (TextBytes($0), $1) }, uniquingKeysWith: uniquing)
  }

  /// The first of several values of one id stays.
  public init(_ pairs: some Sequence<(String, Value)>) { self.init(pairs) { first, _ in first } }

  public var isEmpty: Bool { values.isEmpty }
  public var count: Int { values.count }
  /// Sorted by bytes.
  public var ids: [String] { values.keys.sorted().map(\.text) }
  /// In no order.
  public var all: some Collection<Value> { values.values }

  public subscript(id: String) -> Value? {
    get { values[TextBytes(id)] }
    set { values[TextBytes(id)] = newValue }
  }

  public subscript(id: String, default value: @autoclosure () -> Value) -> Value {
    get { values[TextBytes(id), default: value()] }
    set { values[TextBytes(id), default: value()] = newValue }
  }
}

extension IDTable: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral pairs: (String, Value)...) { self.init(pairs) }
}

extension IDTable: Equatable where Value: Equatable {}
extension IDTable: Hashable where Value: Hashable {}
extension IDTable: Sendable where Value: Sendable {}

/// Ids, each once by its bytes.
public struct IDSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var ids: Set<TextBytes>

  public init(_ ids: some Sequence<String>) { self.ids = Set(ids.lazy.map(TextBytes.init)) }
  public init() { ids = [] }
  public init(arrayLiteral ids: String...) { self.init(ids) }

  public var isEmpty: Bool { ids.isEmpty }
  public var count: Int { ids.count }
  /// Sorted by bytes.
  public var sorted: [String] { ids.sorted().map(\.text) }

  public func contains(_ id: String) -> Bool { ids.contains(TextBytes(id)) }

  /// - Returns: whether it was not there.
  @discardableResult
  public mutating func insert(_ id: String) -> Bool { ids.insert(TextBytes(id)).inserted }

  public mutating func formUnion(_ more: some Sequence<String>) { for id in more { insert(id) } }

  public func union(_ more: IDSet) -> IDSet {
    var all = self
    all.ids.formUnion(more.ids)
    return all
  }
}
