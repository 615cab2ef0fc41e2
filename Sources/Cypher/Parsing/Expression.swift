/// A node of the syntax tree of expressions, with the UTF-8 offset where it begins.
struct Expression: Sendable {
  let kind: Kind
  let offset: Int
  /// Levels of nodes from here down: what compiling and running use of the stack.
  let height: Int

  init(_ kind: Kind, _ offset: Int) {
    self.kind = kind
    self.offset = offset
    height = 1 + Self.children(of: kind).reduce(0) { max($0, $1.height) } + Self.subqueryHeight(kind)
  }

  indirect enum Kind: Sendable {
    case literal(Value)
    case parameter(String)
    case variable(String)
    case property(Expression, String)
    case hasLabels(Expression, [String])
    case index(Expression, Expression)
    case slice(Expression, from: Expression?, to: Expression?)
    case list([Expression])
    case map([(key: String, value: Expression)])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: each neighbouring pair is compared.
    case comparison(Expression, [(symbol: ComparisonOperator, operand: Expression)])
    case isNull(Expression, negated: Bool)
    case call(FunctionCall)
    case countAll
    case cases(subject: Expression?, branches: [(when: Expression, then: Expression)], otherwise: Expression?)
    case quantifier(Quantifier, variable: String, list: Expression, predicate: Expression?)
    case listComprehension(variable: String, list: Expression, predicate: Expression?, projection: Expression?)
    case patternComprehension(PathPattern, predicate: Expression?, projection: Expression)
    case reduce(accumulator: String, initial: Expression, variable: String, list: Expression, body: Expression)
    /// A pattern used as a predicate: does it match at all?
    case pattern(PathPattern)
    /// `shortestPath(...)` and `allShortestPaths(...)` as values.
    case shortestPath(PathPattern)
    case exists(QueryTree)
  }

  struct FunctionCall: Sendable {
    /// In lower case, with its dots: "duration.between".
    let name: String
    /// As written, for messages.
    let spelling: String
    let isDistinct: Bool
    let arguments: [Expression]
  }
}

enum UnaryOperator: String, Sendable {
  case not = "NOT"
  case minus = "-"
  case plus = "+"
}

enum BinaryOperator: String, Sendable {
  case or = "OR"
  case xor = "XOR"
  case and = "AND"
  case isIn = "IN"
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case contains = "CONTAINS"
  case matches = "=~"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "^"
}

enum ComparisonOperator: String, Sendable {
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case more = ">"
  case moreOrEqual = ">="
}

enum Quantifier: String, Sendable { case all, any, none, single }
