import Foundation
import GraphSchema
import Testing

@testable import ReadingModel

/// What PyTorch answers with the same weights (Training/reference.py); the model must say the same.
private struct Reference: Decodable {
  struct Sentence: Decodable {
    let words: [String]
    let pieces: [[Int32]]
    let cases: [Int32]
    let tagScores, partScores, arcScores: [Float]
    let tags, parts: [String]
    let heads: [Int]
    let relations: [String]
  }
  struct Text: Decodable {
    struct Mention: Decodable {
      let first, last, sentence, type, kind: Int
    }
    let sentences: [[String]]
    let tags, parts, relations: [[String]]
    let heads: [[Int]]
    let mentions: [Mention]
    let pairs: [[Int]]
    let scores: [Float]
    /// Pairs of mentions of one sentence, what each mention is, and a row of relation scores a pair.
    struct Ends: Decodable {
      let subject, object, between: Int
      let sentence: [Int]
    }
    let ends: [Ends]
    let kinds, levels: [Int]
    let stated: [Float]
    /// The same mentions as entities of one passage: its pairs, a row of scores and of attention to its sentences a pair.
    let passagePairs: [[Int]]
    let passageScores, attention: [Float]
    let reference: Float
  }
  let sentences: [Sentence]
  let text: Text

  static func load() throws -> Reference {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("reference.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: path))
  }
}

private func tags(of sentence: SentenceReading, words: Int) -> [String] {
  var tags = [String](repeating: "O", count: words)
  for name in sentence.names {
    for word in name.words { tags[word] = (word == name.words.lowerBound ? "B-" : "I-") + name.kind.rawValue }
  }
  return tags
}

/// 0 for the root, 1... for the words, as CoNLL-U counts.
private func heads(of sentence: SentenceReading) -> [Int] { sentence.dependencies.map { ($0.head ?? -1) + 1 } }

private func farthest(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

@Suite("The reading model against PyTorch")
struct ReferenceTests {
  /// Scores lie between -15 and 30; PyTorch and this reader add in different orders.
  static let tolerance: Float = 0.01

  @Test func `cuts every word into the same pieces and case class`() throws {
    let model = try Opened.model.get()
    for sentence in try Reference.load().sentences {
      for (word, pieces) in zip(sentence.words, sentence.pieces) {
        #expect(model.pieces(of: word) == pieces, "\(word)")
      }
      #expect(sentence.words.map { CaseClass($0).rawValue } == sentence.cases, "\(sentence.words)")
    }
  }

  @Test func `scores every tag, part of speech and head alike`() throws {
    let model = try Opened.model.get()
    for sentence in try Reference.load().sentences {
      let scores = model.scores(of: sentence.words)
      #expect(scores.tags.count == sentence.tagScores.count)
      #expect(farthest(scores.tags, sentence.tagScores) < Self.tolerance, "\(sentence.words)")
      #expect(farthest(scores.parts, sentence.partScores) < Self.tolerance, "\(sentence.words)")
      #expect(farthest(scores.arcs, sentence.arcScores) < Self.tolerance * 6, "\(sentence.words)")
    }
  }

  @Test func `decides on the same names, parts of speech and trees`() throws {
    let model = try Opened.model.get()
    for sentence in try Reference.load().sentences {
      let found = model.read([sentence.words]).sentences[0]
      #expect(tags(of: found, words: sentence.words.count) == sentence.tags)
      #expect(found.parts.map(\.rawValue) == sentence.parts)
      #expect(heads(of: found) == sentence.heads)
      #expect(found.dependencies.map(\.label.rawValue) == sentence.relations)
    }
  }

  @Test func `reads a text of several windows alike, and scores its mention pairs alike`() throws {
    let model = try Opened.model.get()
    let text = try Reference.load().text
    let found = model.read(text.sentences)
    for (n, sentence) in found.sentences.enumerated() {
      #expect(tags(of: sentence, words: text.sentences[n].count) == text.tags[n])
      #expect(sentence.parts.map(\.rawValue) == text.parts[n])
      #expect(heads(of: sentence) == text.heads[n])
      #expect(sentence.dependencies.map(\.label.rawValue) == text.relations[n])
    }
    let words = text.sentences.flatMap { $0 }
    let mentions = try text.mentions.map { mention in
      CoreferenceMention(
        words: mention.first..<(mention.last + 1), texts: Array(words[mention.first...mention.last]),
        sentence: mention.sentence, type: try #require(CoreferenceMention.MentionType(rawValue: mention.type)),
        kind: try #require(CoreferenceMention.Kind(rawValue: mention.kind)))
    }
    let scores = found.coreferenceScores(of: mentions)
    #expect(scores.enumerated().flatMap { i, list in list.map { [i, $0.earlier] } } == text.pairs)
    #expect(farthest(scores.flatMap { $0.map(\.score) }, text.scores) < Self.tolerance)
  }

  @Test func `scores what a sentence states between two mentions alike`() throws {
    let model = try Opened.model.get()
    let text = try Reference.load().text
    let mentions = text.mentions.enumerated().map { number, mention in
      PairedSentence.Mention(
        words: mention.first..<(mention.last + 1), kind: [.person, .place, .organization][text.kinds[number]],
        reading: [.name, .demonym, .metonym, .pronoun][text.levels[number]])
    }
    var sentences: [PairedSentence] = []
    for end in text.ends {
      let words = end.sentence[0]..<end.sentence[1]
      let here = mentions.indices.filter { words.contains(mentions[$0].words.lowerBound) }
      let pair = PairedSentence.Pair(
        subject: try #require(here.firstIndex(of: end.subject)), object: try #require(here.firstIndex(of: end.object)),
        between: end.between)
      let earlier = sentences.last?.words == words ? sentences.removeLast().pairs : []
      sentences.append(PairedSentence(words: words, mentions: here.map { mentions[$0] }, pairs: earlier + [pair]))
    }
    #expect(text.ends.count > 5)
    let scores = model.read(text.sentences).relationScores(in: sentences)
    #expect(scores.count == text.stated.count)
    // These lie between -80 and 5.
    #expect(farthest(scores, text.stated) < Self.tolerance * 10)
  }

  @Test func `scores what a passage says of two entities, and where it looked, alike`() throws {
    let model = try Opened.model.get()
    let text = try Reference.load().text
    let words = text.sentences.flatMap { $0 }
    let entities = text.mentions.enumerated().map { number, mention in
      let range = mention.first..<(mention.last + 1)
      let kind = [EntityKind.person, .place, .organization][text.kinds[number]]
      let reading = [Reading.name, .demonym, .metonym, .pronoun][text.levels[number]]
      return PairedPassage.Entity(
        kind: kind, mentions: [PairedSentence.Mention(words: range, kind: kind, reading: reading)],
        names: Set(words[range].map { $0.lowercased() }.filter { $0.count > 2 }))
    }
    var sentences: [Range<Int>] = []
    for sentence in text.sentences {
      let start = sentences.last?.upperBound ?? 0
      sentences.append(start..<(start + sentence.count))
    }
    let passage = PairedPassage(sentences: sentences, entities: entities)
    // The reference has every fourth pair; the reader asks only for those whose kinds fit a predicate.
    let found = model.read(text.sentences).passageScores(of: passage)
    #expect(abs(found.found.reference - text.reference) < Self.tolerance * 10)
    let columns = text.passageScores.count / text.passagePairs.count
    var compared = 0
    for (row, pair) in found.pairs.enumerated() {
      guard let other = text.passagePairs.firstIndex(of: [pair.subject, pair.object]) else { continue }
      compared += 1
      let scores = Array(found.found.scores[(row * columns)..<((row + 1) * columns)])
      let wanted = Array(text.passageScores[(other * columns)..<((other + 1) * columns)])
      #expect(farthest(scores, wanted) < Self.tolerance * 10)
      let looks = Array(found.found.attention[(row * sentences.count)..<((row + 1) * sentences.count)])
      let looked = Array(text.attention[(other * sentences.count)..<((other + 1) * sentences.count)])
      #expect(farthest(looks, looked) < Self.tolerance)
    }
    #expect(compared > 20)
  }
}
