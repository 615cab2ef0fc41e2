internal import GRDB
public import GraphSchema

/// What can go wrong between Kith and its file.
public struct StoreError: Diagnostic, Equatable {
  /// What went wrong, for programs.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    /// There is no such file.
    case missing
    /// The file is something else.
    case notAGraph
    /// The file was written by a newer Kith.
    case newer
    /// The system does not let us open it.
    case cannotOpen
    /// The file, or its folder, may not be written to.
    case readOnly
    /// Somebody else is writing.
    case busy
    /// No room is left on the disk.
    case full
    /// SQLite finds the file damaged.
    case damaged
    /// The disk, or the connection to it, fails.
    case failing
    /// No article has this id or source.
    case unknownArticle
    /// No judgement has this number, or it is taken back already.
    case unknownJudgement
    /// A claim uses a relation that the catalogue does not have.
    case unknownPredicate
    /// An imported fact speaks of an entity that was not imported before it.
    case unknownEntity
    /// An imported fact that the graph cannot hold: kinds that do not fit, no evidence, one id for two things.
    case unfit
    /// A quote or mention is not what the article says at that place.
    case misquoted
    /// A resolution speaks of chains that are not stored: articles changed while it was computed.
    case outdated
    /// Anything else that SQLite refuses.
    case refused
  }

  public let code: Code
  public let what: String
  public let place: String?
  public let remedy: String?

  public var codeName: String { code.rawValue }

  init(_ code: Code, _ what: String, place: String? = nil, remedy: String? = nil) {
    self.code = code
    self.what = what
    self.place = place
    self.remedy = remedy
  }

  /// The same at a place that only the caller knows, such as the line of a file that is imported.
  public func at(_ place: String) -> StoreError {
    StoreError(code, what, place: self.place ?? place, remedy: remedy)
  }

  /// The same where a change is stored and only what follows from it could not be.
  public func afterChange() -> StoreError {
    StoreError(
      code, what, place: place,
      remedy: "make room on the disk; the change itself is stored, and the next command works out what follows from it")
  }
}

extension StoreError {
  /// What GRDB threw, in our words where there is something to do about it. SQLite's own words are kept; bound values,
  /// which may be the text of an unpublished article, never are.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    // GRDB's words for it have the whole row in them.
    if error is DamagedColumn || error is RowDecodingError {
      let column = (error as? DamagedColumn)?.column ?? "a column"
      self.init(
        .damaged, "the graph is damaged: \(column) holds what its table does not allow", place: path,
        remedy: DamagedColumn.remedy)
      return
    }
    guard let failure = error as? DatabaseError else {
      self.init(.refused, "the graph cannot be used: \(error)", place: path)
      return
    }
    let words = failure.message ?? "no message"
    // SQLite's file of shared memory is the first that a full disk refuses, which it calls a failure of the disk.
    let isFull = failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    switch isFull ? .SQLITE_FULL : failure.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy,
        "\(LockHolder.name(of: path) ?? "another process") is writing to the graph: \(words)", place: path,
        remedy: "wait until it has finished, then run the command again")
    case .SQLITE_FULL:
      self.init(
        .full, "no room is left for the graph: \(words)", place: path,
        remedy: "make room on the disk and run the command again; what was stored before is kept")
    case .SQLITE_CORRUPT:
      self.init(
        .damaged, "the graph is damaged: \(words)", place: path,
        remedy: "restore the file from a copy, or build it again from the articles")
    case .SQLITE_IOERR:
      self.init(
        .failing, "the disk with the graph fails: \(words)", place: path,
        remedy: "check the disk, then the graph with 'kith check'")
    case .SQLITE_NOTADB:
      self.init(
        .notAGraph, "'\(path)' is not a graph: \(words)", remedy: "name another file with --graph")
    case .SQLITE_READONLY:
      self.init(
        .readOnly, "the graph may not be written to: \(words)", place: path,
        remedy: "make the file and its folder writable, or copy the graph to a folder of yours")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .cannotOpen, "the graph cannot be opened: \(words)", place: path,
        remedy: "check that the folder exists and that you may read and write there")
    case .SQLITE_ERROR where Self.missing.contains { words.contains($0) }:
      self.init(
        .refused, "the graph has not the tables that this kith asks for: \(words)", place: path,
        remedy: "it was made by an unreleased kith, or changed by another program: build it again into another file")
    default:
      self.init(.refused, "the graph refused a change: \(words)", place: failure.sql ?? path)
    }
  }

  /// What SQLite says where a table or a column is not there.
  private static let missing = ["no such table", "no such column", "has no column named"]
}
