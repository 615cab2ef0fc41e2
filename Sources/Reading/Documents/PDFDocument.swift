internal import Foundation
internal import GraphSchema
internal import Programs

/// The text of a PDF, as `pdftotext` (of Poppler) gives it: in the order of reading, lines joined to paragraphs.
///
/// The file itself is never given to the program by its name: it reads its bytes from a pipe, with a limit on its time and
/// its memory, so that a document made to exhaust it takes nothing else with it.
enum PDFDocument {
  static func isStart(_ head: Data) -> Bool { head.starts(with: Array("%PDF-".utf8)) }

  /// - Parameter program: stands in for `pdftotext` in tests.
  static func article(
    _ data: Data, source: String, place: String, program: Program? = Program(named: "pdftotext"),
    seconds: Int = Limits.documentSeconds
  ) -> Result<Article, ReadingError> {
    guard let program else {
      return failure(
        .program, "a PDF is read with 'pdftotext', which is not installed", place,
        remedy: "apt-get install poppler-utils (macOS: brew install poppler)")
    }
    let ending = program.run(
      ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"], input: data, seconds: seconds,
      memory: Limits.documentMemory, answer: Limits.fileBytes)
    switch ending {
    case .late:
      return failure(
        .program, "'pdftotext' was still reading after \(seconds) seconds and was stopped", place,
        remedy: "save the text from a reader of PDF")
    case .tooMuch:
      return failure(
        .tooLarge, "the document has more than \(Limits.fileBytes) bytes of text, which is the limit", place,
        remedy: "split it into articles")
    case .failed(let reason):
      return failure(.program, "'pdftotext' cannot be run: \(reason)", place, remedy: "install it again")
    case .ended(let status, _, let message) where status != 0:
      let words = message.split(whereSeparator: \.isNewline).first.map { ": \($0.prefix(200))" } ?? ""
      return failure(
        .format, "'pdftotext' cannot read the document (\(status))\(words)", place,
        remedy: "open it in a reader of PDF; if it asks for a password, save it without one")
    case .ended(_, let output, _):
      let text = paragraphs(String(decoding: output, as: UTF8.self))
      guard !text.utf8.allSatisfy(TextFile.isBlank) else {
        return failure(
          .empty, "the document has no text, only pictures of it", place,
          remedy: "recognise its text first, for example: ocrmypdf in.pdf out.pdf")
      }
      return TextFile.text(of: Data(text.utf8), place: place).map { text in
        Article(source: source, text: text, title: TextFile.heading(of: text), fingerprint: Fingerprint(of: text))
      }
    }
  }

  /// Lines joined to paragraphs: at an empty line or the end of a page a paragraph ends, unless it breaks off in the middle
  /// of a sentence; a word that a line break parted is put together again.
  static func paragraphs(_ text: String) -> String {
    var paragraphs: [String] = []
    var current = ""
    func close() {
      if !current.isEmpty { paragraphs.append(current) }
      current = ""
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline || $0 == "\u{0C}" }) {
      let line = String(line).collapsingBlanks()
      if line.isEmpty {
        if let last = current.last, !last.isLowercase, last != ",", last != "-" { close() }
      } else if let first = line.first, current.last == "-", current.dropLast().last?.isLetter ?? false,
        first.isLowercase
      {
        current = current.dropLast() + line
      } else {
        if !current.isEmpty, line.first?.isLowercase != true, current.count < 40 { close() }
        current += current.isEmpty ? line : " " + line
      }
    }
    close()
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private static func failure(
    _ code: ReadingError.Code, _ what: String, _ place: String, remedy: String
  ) -> Result<Article, ReadingError> {
    .failure(ReadingError(code: code, what: what, place: place, remedy: remedy))
  }
}
