/// A file format that Graphviz draws to.
public enum Picture: String, Hashable, Sendable, CaseIterable {
  /// Scales, and shows the sentence when the pointer rests on a line.
  case svg
  /// Pixels, at 144 to the inch.
  case png
  /// For print.
  case pdf

  public var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .pdf: "application/pdf"
    }
  }

  /// Without the dot; also what the command calls it.
  public var fileExtension: String { rawValue }

  /// The format that a file's name asks for, by what follows its last dot.
  ///
  /// - Throws: `DrawingError` with `.unknownPicture` for any other ending, or none.
  public init(fileName: String) throws(DrawingError) {
    let name = fileName.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    guard let picture = ending.flatMap(Picture.init(rawValue:)) else {
      throw DrawingError(unknownPicture: fileName)
    }
    self = picture
  }
}
