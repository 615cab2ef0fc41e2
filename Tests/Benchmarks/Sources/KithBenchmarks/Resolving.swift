import Foundation
import GraphSchema
import Identity

/// A million chains, of real names in several spellings with a fixed seed, resolved to entities.
enum Resolving {
  static let articles = 100_000
  static let chainsPerArticle = 10

  /// - Parameters:
  ///   - pack: what identity knows.
  ///   - parts: names whose words are joined to people.
  static func measure(pack: Pack, parts: [String]) -> Measurement {
    let claims = Self.claims(pack: pack, parts: parts)
    let resolver = Resolver(pack: pack)
    var entities = 0
    let ours = Stopwatch.seconds(runs: 1) { entities = resolver.resolve(claims).entities.count }
    let peak = Machine.peakBytes / 1_000_000
    var names: Set<String> = []
    let theirs = Stopwatch.seconds(runs: 1) {
      for article in claims { for chain in article.chains { names.insert("\(chain.kind)\t\(chain.name)") } }
    }
    let count = claims.reduce(0) { $0 + $1.chains.count }
    return Measurement(
      name: "\(count) chains resolved to \(entities) entities",
      ours: "\(Measurement.short(ours)) s, at most \(peak) MB with the claims",
      peer: "\(names.count) names, as written",
      theirs: "\(Measurement.short(theirs)) s", ratio: theirs / ours)
  }

  /// Articles in stories of five: each story has its own people among those of the whole, and the spellings of one person
  /// differ from article to article.
  static func claims(pack: Pack, parts: [String]) -> [Claims] {
    var maker = NameMaker(parts: parts)
    let cast = (0..<150_000).map { _ in maker.name() }
    let known = pack.entries.filter { $0.kind != .person }.map { ($0.name, $0.kind) }
    var claims: [Claims] = []
    claims.reserveCapacity(articles)
    var present: [String] = []
    for number in 0..<articles {
      if number.isMultiple(of: 5) { present = (0..<6).map { _ in cast[maker.number(below: cast.count)] } }
      var chains: [ChainClaim] = []
      for name in present { chains.append(chain(.person, spelled(name, &maker))) }
      while chains.count < chainsPerArticle {
        let (name, kind) = known[maker.number(below: known.count)]
        chains.append(chain(kind, name))
      }
      let id = "a" + String(number + 1_000_000)
      claims.append(Claims(article: id, sentences: [CodePointRange(0, 100)], chains: chains, relations: []))
    }
    return claims
  }

  private static func chain(_ kind: EntityKind, _ name: String) -> ChainClaim {
    ChainClaim(
      kind: kind, name: name, entry: nil, gender: nil,
      mentions: [MentionClaim(range: CodePointRange(0, 5), text: name, reading: .name)])
  }

  /// One in ten by the family name alone, one in ten with an initial, one in ten with a slip.
  private static func spelled(_ name: String, _ maker: inout NameMaker) -> String {
    let words = name.split(separator: " ").map(String.init)
    switch maker.number(below: 10) {
    case 0: return words[words.count - 1]
    case 1: return "\(words[0].prefix(1)). \(words[words.count - 1])"
    case 2:
      var letters = Array(words[words.count - 1])
      if letters.count > 5 { letters.remove(at: 2 + maker.number(below: letters.count - 3)) }
      return (words.dropLast() + [String(letters)]).joined(separator: " ")
    default: return name
    }
  }
}
