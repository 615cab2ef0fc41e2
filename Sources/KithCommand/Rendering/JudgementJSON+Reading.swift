internal import Foundation
internal import GraphSchema
internal import Kith

/// Why a file is none of judgements.
struct JudgementFileError: Diagnostic {
  let what: String
  let place: String?
  let remedy: String?
  var codeName: String { "notJudgements" }

  init(_ what: String, place: String) {
    self.what = what
    self.place = place
    remedy = "give a file that 'kith log --json' wrote"
  }
}

extension JudgementJSON {
  /// The judgements of a file; `-` for standard input. Whatever is wrong with one of them refuses all.
  static func read(_ path: String) throws -> [Judgement] {
    let data: Data
    do {
      data =
        try path == "-"
        ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw JudgementFileError("the judgements cannot be read: \(error.localizedDescription)", place: path)
    }
    let file: JudgementJSON
    do {
      file = try JSONDecoder().decode(JudgementJSON.self, from: data)
    } catch {
      throw JudgementFileError("the file holds no judgements as JSON", place: path)
    }
    return try file.judgements.map { record in
      guard let judgement = record.judgement else {
        throw JudgementFileError(
          "a judgement says '\(record.verdict)' of nothing", place: "\(path), number \(record.number)")
      }
      return judgement
    }
  }
}

extension JudgementJSON.Record {
  /// `nil` where a part is missing or makes no sense.
  fileprivate var judgement: Judgement? {
    guard let verdict = readVerdict, number > 0, by.contains(where: { !$0.isWhitespace }) else { return nil }
    return Judgement(number: number, verdict: verdict, author: by, date: date, because: because)
  }

  private var readVerdict: Judgement.Verdict? {
    let (one, other) = (first?.judged, second?.judged)
    var relation: JudgedRelation?
    if let one, let other, let predicate {
      relation = JudgedRelation(subject: one, predicate: predicate, object: other)
    }
    switch verdict {
    case "same", "different", "unsure":
      guard let one, let other else { return nil }
      return verdict == "same"
        ? .same(one, other) : verdict == "different" ? .different(one, other) : .unsure(one, other)
    case "rename":
      guard let one, let name, !name.isEmpty else { return nil }
      return .rename(one, to: name)
    case "retype":
      guard let one, let kind = kind.flatMap({ EntityKind(rawValue: $0) }) else { return nil }
      return .retype(one, to: kind, subkind: subkind)
    case "accept":
      guard let relation, let sentence = evidence?.judged else { return nil }
      return .accept(relation, sentence)
    case "reject":
      guard let relation, (evidence == nil) == (evidence?.judged == nil) else { return nil }
      return .reject(relation, evidence?.judged)
    case "undo": return undoes.map { .undo($0) }
    default: return nil
    }
  }
}

extension JudgementJSON.Name {
  fileprivate var judged: JudgedName? {
    let places = mentions.compactMap(\.judged)
    guard let kind = EntityKind(rawValue: kind), !name.isEmpty, !places.isEmpty, places.count == mentions.count else {
      return nil
    }
    return JudgedName(name: name, kind: kind, mentions: places)
  }
}

extension JudgementJSON.Mention {
  fileprivate var judged: JudgedMention? {
    guard start >= 0, start < end, !article.isEmpty, !text.isEmpty else { return nil }
    return JudgedMention(article: article, range: CodePointRange(start, end), text: text)
  }
}

extension JudgementJSON.Sentence {
  fileprivate var judged: JudgedEvidence? {
    guard start >= 0, start < end, !article.isEmpty, quote.contains(where: { !$0.isWhitespace }),
      let polarity = Polarity(rawValue: polarity), let modality = Modality(rawValue: modality),
      (tense == nil) == (tense.flatMap { Tense(rawValue: $0) } == nil), (speaker == nil) == (speaker?.judged == nil)
    else { return nil }
    return JudgedEvidence(
      article: article, range: CodePointRange(start, end), quote: quote, polarity: polarity, modality: modality,
      tense: tense.flatMap { Tense(rawValue: $0) }, role: role, date: date, speaker: speaker?.judged)
  }
}
