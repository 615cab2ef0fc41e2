/// Functions over nodes, relationships and paths, and those that take anything.
extension Functions {
  static let graph: [String: Function] = [
    "id": Function(1...1, accepts: [[.node, .relationship]], gives: .integer) { arguments, _ in
      switch arguments[0] {
      case .node(let node): return .integer(node.id)
      case .relationship(let relationship): return .integer(relationship.id)
      default: throw wrongArgument("id", arguments[0])
      }
    },
    "labels": Function(1...1, accepts: [[.node]], gives: .list(.string)) { arguments, run in
      guard case .node(let node) = arguments[0] else { throw wrongArgument("labels", arguments[0]) }
      return .list(try run.graph.labels(of: node.id).map { .string($0) })
    },
    "type": Function(1...1, accepts: [[.relationship]], gives: .string) { arguments, _ in
      guard case .relationship(let relationship) = arguments[0] else { throw wrongArgument("type", arguments[0]) }
      return .string(relationship.type)
    },
    "startnode": Function(1...1, accepts: [[.relationship]], gives: .node) { arguments, _ in
      guard case .relationship(let relationship) = arguments[0] else { throw wrongArgument("startNode", arguments[0]) }
      return .node(Value.Node(relationship.start))
    },
    "endnode": Function(1...1, accepts: [[.relationship]], gives: .node) { arguments, _ in
      guard case .relationship(let relationship) = arguments[0] else { throw wrongArgument("endNode", arguments[0]) }
      return .node(Value.Node(relationship.end))
    },
    "properties": Function(1...1, accepts: [[.node, .relationship, .map]], gives: .map) { arguments, run in
      switch arguments[0] {
      case .node(let node): return .map(try run.graph.properties(of: node.id))
      case .relationship(let relationship): return .map(try run.graph.properties(of: relationship))
      case .map: return arguments[0]
      default: throw wrongArgument("properties", arguments[0])
      }
    },
    "keys": Function(1...1, accepts: [[.node, .relationship, .map]], gives: .list(.string)) { arguments, run in
      let keys: [String]
      switch arguments[0] {
      case .node(let node): keys = try run.graph.properties(of: node.id).keys.sorted()
      case .relationship(let relationship): keys = try run.graph.properties(of: relationship).keys.sorted()
      case .map(let entries): keys = entries.keys.sorted()
      default: throw wrongArgument("keys", arguments[0])
      }
      return .list(keys.map { .string($0) })
    },
    "nodes": Function(1...1, accepts: [[.path]], gives: .list(.node)) { arguments, _ in
      guard case .path(let path) = arguments[0] else { throw wrongArgument("nodes", arguments[0]) }
      return .list(path.nodes.map { .node(Value.Node($0)) })
    },
    "relationships": Function(1...1, accepts: [[.path]], gives: .list(.relationship)) { arguments, _ in
      guard case .path(let path) = arguments[0] else { throw wrongArgument("relationships", arguments[0]) }
      return .list(path.relationships.map { .relationship($0) })
    },
    "length": Function(1...1, accepts: [[.path]], gives: .integer) { arguments, _ in
      guard case .path(let path) = arguments[0] else { throw wrongArgument("length", arguments[0]) }
      return .integer(path.relationships.count)
    },
    "exists": Function(1...1, propagatesNull: false, gives: .boolean) { arguments, _ in
      .boolean(!arguments[0].isNull)
    },
    "coalesce": Function(1...1000, propagatesNull: false, result: .common) { arguments, _ in
      arguments.first { !$0.isNull } ?? .null
    },
  ]
}
