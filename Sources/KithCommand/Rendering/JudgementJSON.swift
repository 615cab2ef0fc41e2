internal import GraphSchema
internal import Kith

/// Judgements as JSON, with the mentions they speak of: all that is needed to take them up again.
struct JudgementJSON: Codable {
  struct Mention: Codable {
    let article: String
    let start, end: Int
    let text: String
  }
  struct Name: Codable {
    let name, kind: String
    let mentions: [Mention]
  }
  struct Sentence: Codable {
    let article: String
    let start, end: Int
    let quote, polarity, modality: String
    let tense, role, date: String?
    let speaker: Mention?
  }
  struct Record: Codable {
    let number: Int
    let verdict: String
    let first, second: Name?
    let predicate, name, kind, subkind: String?
    let evidence: Sentence?
    let undoes: Int?
    let by, date: String
    let because, status: String?
    /// The numbers that the status speaks of.
    let with: [Int]?
  }
  let judgements: [Record]

  init(_ entries: [LoggedJudgement]) { judgements = entries.map(Record.init) }
}

extension JudgementJSON.Record {
  init(_ entry: LoggedJudgement) {
    let judgement = entry.judgement
    var names: [JudgementJSON.Name] = []
    var values: (predicate: String?, name: String?, kind: String?, subkind: String?) = (nil, nil, nil, nil)
    var evidence: JudgementJSON.Sentence?
    var undoes: Int?
    switch judgement.verdict {
    case .same(let first, let second), .different(let first, let second), .unsure(let first, let second):
      names = [JudgementJSON.Name(first), JudgementJSON.Name(second)]
    case .rename(let name, let new):
      names = [JudgementJSON.Name(name)]
      values.name = new
    case .retype(let name, let kind, let subkind):
      names = [JudgementJSON.Name(name)]
      (values.kind, values.subkind) = (kind.rawValue, subkind)
    case .accept(let relation, let sentence):
      names = [JudgementJSON.Name(relation.subject), JudgementJSON.Name(relation.object)]
      values.predicate = relation.predicate
      evidence = JudgementJSON.Sentence(sentence)
    case .reject(let relation, let sentence):
      names = [JudgementJSON.Name(relation.subject), JudgementJSON.Name(relation.object)]
      values.predicate = relation.predicate
      evidence = sentence.map(JudgementJSON.Sentence.init)
    case .undo(let number): undoes = number
    }
    let (status, with): (String, [Int]?) =
      switch entry.status {
      case .holds: ("holds", nil)
      case .takenBack(let number): ("taken back", [number])
      case .rests(let numbers): ("rests", numbers)
      case .overridden(let number): ("overridden", [number])
      case .waits: ("waits", nil)
      }
    self.init(
      number: judgement.number, verdict: judgement.verdict.word, first: names.first,
      second: names.count > 1 ? names[1] : nil, predicate: values.predicate, name: values.name, kind: values.kind,
      subkind: values.subkind, evidence: evidence, undoes: undoes, by: judgement.author, date: judgement.date,
      because: judgement.because, status: status, with: with)
  }
}

extension JudgementJSON.Name {
  init(_ judged: JudgedName) {
    self.init(name: judged.name, kind: judged.kind.rawValue, mentions: judged.mentions.map(JudgementJSON.Mention.init))
  }
}

extension JudgementJSON.Mention {
  init(_ mention: JudgedMention) {
    self.init(article: mention.article, start: mention.range.start, end: mention.range.end, text: mention.text)
  }
}

extension JudgementJSON.Sentence {
  init(_ evidence: JudgedEvidence) {
    self.init(
      article: evidence.article, start: evidence.range.start, end: evidence.range.end, quote: evidence.quote,
      polarity: evidence.polarity.rawValue, modality: evidence.modality.rawValue, tense: evidence.tense?.rawValue,
      role: evidence.role, date: evidence.date, speaker: evidence.speaker.map(JudgementJSON.Mention.init))
  }
}
