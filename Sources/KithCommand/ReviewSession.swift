internal import Foundation
internal import GraphSchema
internal import Kith

/// Shows one doubt after another and takes a person's answers, line by line, so that a script can answer, too.
struct ReviewSession {
  let graph: KnowledgeGraph
  let items: [ReviewItem]
  let signature: () -> JudgementSignature
  /// In characters.
  let width: Int

  /// What is done with a line of input.
  enum Command: Equatable {
    case answer(ReviewAnswer)
    case skip, back, quit

    /// Whole words or their first letters, capital or not; "z" takes back, as "u" is unsure.
    init?(_ line: String) {
      switch line.trimmingCharacters(in: .whitespaces).lowercased() {
      case "s", "same": self = .answer(.same)
      case "d", "different": self = .answer(.different)
      case "u", "unsure": self = .answer(.unsure)
      case "k", "skip", "": self = .skip
      case "z", "undo": self = .back
      case "q", "quit": self = .quit
      default: return nil
      }
    }
  }

  /// - Parameter nextLine: the next line of input, without its end; `nil` where there is no more, which quits.
  /// - Returns: how many judgements were made and still count.
  func run(nextLine: () -> String?) async throws -> Int {
    var made: [(item: Int, judgement: Judgement)] = []
    var seen: [Int] = []
    var current = 0
    show(current)
    while true {
      let isAtEnd = current == items.count
      // The last answer can be taken back, too.
      Console.prompt(
        isAtEnd
          ? "That was the last.  undo [z]  [q]uit > " : "[s]ame  [d]ifferent  [u]nsure  s[k]ip  undo [z]  [q]uit > ")
      guard let line = nextLine() else {
        Console.print("")
        break
      }
      switch Command(line) {
      case .skip where isAtEnd: return made.count
      case .answer where isAtEnd: Console.note("There is nothing left to answer; type z or q.")
      case .answer(let answer):
        made.append((current, try await graph.answer(items[current], answer, signed: signature())))
        seen.append(current)
        current += 1
      case .skip:
        seen.append(current)
        current += 1
      case .back:
        guard let last = seen.popLast() else {
          Console.note("There is nothing to take back: this is the first.")
          continue
        }
        if let judgement = made.last, judgement.item == last {
          made.removeLast()
          try await graph.takeBack(judgement.judgement, signed: signature())
        }
        current = last
      case .quit: return made.count
      case nil:
        Console.note("'\(line)' is no answer; type s, d, u, k, z or q.")
        continue
      }
      show(current)
    }
    return made.count
  }

  private func show(_ index: Int) {
    guard index < items.count else { return }
    Console.print("")
    Console.print(ReviewText.render(items[index], number: index + 1, of: items.count, width: width))
    Console.print("")
  }
}
