import Foundation
import GraphSchema
import Programs
import Testing

@testable import Reading

@Suite("Other programs")
struct ProgramTests {
  /// A program made of these lines of shell, in a folder of its own.
  private func script(_ lines: String, in folder: TemporaryFolder) throws -> Program {
    let path = try folder.write("#!/bin/sh\n\(lines)\n", to: "program")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return try #require(Program(named: "program", path: folder.path))
  }

  private func run(
    _ lines: String, input: String = "", seconds: Int = 20, memory: Int = 0, answer: Int = 10_000_000
  ) throws -> Program.Ending {
    let folder = try TemporaryFolder()
    return try script(lines, in: folder).run(
      ["a b", "$HOME"], input: Data(input.utf8), seconds: seconds, memory: memory, answer: answer)
  }

  @Test func `get their arguments as they are, their input, and nothing else`() throws {
    #expect(
      try run("echo \"$# $2\"; cat; echo why >&2; exit 3", input: "in")
        == .ended(status: 3, output: Data("2 $HOME\nin".utf8), message: "why\n"))
    let long = String(repeating: "0123456789", count: 100_000)
    #expect(try run("cat", input: long) == .ended(status: 0, output: Data(long.utf8), message: ""))
    #expect(try run("ls /proc/self/fd | wc -l") == .ended(status: 0, output: Data("4\n".utf8), message: ""))
  }

  @Test func `that stop reading do not stop Kith`() throws {
    let long = String(repeating: "0123456789", count: 100_000)
    #expect(try run("exec <&-; echo done", input: long) == .ended(status: 0, output: Data("done\n".utf8), message: ""))
  }

  @Test func `are stopped when their time, their memory or their answer is over`() throws {
    #expect(try run("sleep 60", seconds: 1) == .late)
    #expect(try run("exec >&- 2>&-; sleep 60", seconds: 1) == .late)
    #expect(try run("yes", answer: 100_000) == .tooMuch)
    guard
      case .ended(let status, _, _) = try run(
        "head -c 900000000 /dev/zero | tail -c 900000000 >/dev/null; exit $?", memory: 200_000_000)
    else {
      Issue.record("it was not ended by the kernel")
      return
    }
    #expect(status != 0)
  }

  @Test func `that are not there are not found, nor beside the articles`() throws {
    #expect(Program(named: "no-such-program") == nil)
    let folder = try TemporaryFolder()
    _ = try script("true", in: folder)
    #expect(Program(named: "program", path: "relative:.") == nil)
  }

  @Test func `a PDF is the text that pdftotext finds, in paragraphs`() throws {
    let folder = try TemporaryFolder()
    let text =
      "Talks end in Geneva\n\nThe ministers met in Gene-\nva on Monday and\n\n\u{0C}went home. Nobody\nwon.\n\nThey will meet again.\n"
    let program = try script("cat >/dev/null; cat <<'END'\n\(text)END", in: folder)
    let article = try PDFDocument.article(Data("%PDF-1.4".utf8), source: "a.pdf", place: "a.pdf", program: program)
      .get()
    #expect(
      article.text
        == "Talks end in Geneva\n\nThe ministers met in Geneva on Monday and went home. Nobody won.\n\nThey will meet again.\n"
    )
    #expect(article.title == "Talks end in Geneva")
  }

  @Test func `a PDF that cannot be read says why`() throws {
    let folder = try TemporaryFolder()
    func what(_ lines: String?, seconds: Int = 20) throws -> String? {
      let program = try lines.map { try script($0, in: folder) }
      return PDFDocument.article(Data(), source: "a.pdf", place: "a.pdf", program: program, seconds: seconds).failure?
        .what
    }
    #expect(try what(nil) == "a PDF is read with 'pdftotext', which is not installed")
    #expect(
      try what("echo 'Syntax Error: no xref' >&2; exit 1")
        == "'pdftotext' cannot read the document (1): Syntax Error: no xref")
    #expect(try what("sleep 9", seconds: 1) == "'pdftotext' was still reading after 1 seconds and was stopped")
    #expect(try what("printf '\\014\\n'") == "the document has no text, only pictures of it")
  }

  @Test(.enabled(if: Program(named: "pdftotext") != nil))
  func `a real PDF is read where pdftotext is installed`() throws {
    let line = "BT /F1 12 Tf 72 720 Td (The ministers met in Geneva on Monday.) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(line.count) >>\nstream\n\(line)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
    let folder = try TemporaryFolder()
    let path = try folder.write("%PDF-1.4\n\(body)trailer << /Root 1 0 R >>\n%%EOF\n", to: "report")
    #expect(try ArticleStream([path]).map { try $0.get().text } == ["The ministers met in Geneva on Monday.\n"])
  }
}
