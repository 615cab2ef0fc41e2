/// Where something is in a drawing and how much room it takes, in points; y grows upwards.
public struct DrawingPlace: Hashable, Sendable {
  /// Of the middle.
  public let x: Double
  public let y: Double
  public let width: Double
  public let height: Double

  public init(x: Double, y: Double, width: Double = 0, height: Double = 0) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  func middle(to other: DrawingPlace) -> DrawingPlace {
    DrawingPlace(x: (x + other.x) / 2, y: (y + other.y) / 2)
  }

  func moved(x dx: Double, y dy: Double) -> DrawingPlace {
    DrawingPlace(x: x + dx, y: y + dy, width: width, height: height)
  }

  func distance(to other: DrawingPlace) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The attribute of a node.
  var position: String { "pos=\"\(Self.tenths(x)),\(Self.tenths(y))\"" }

  /// The attributes of a frame: its corners, and where the middle of its title is.
  var frame: String {
    let corners = [x - width / 2, y - height / 2, x + width / 2, y + height / 2].map(Self.tenths)
    let title = "\(Self.tenths(x)),\(Self.tenths(y + height / 2 - DrawingFrame.title / 2))"
    return " bb=\"\(corners.joined(separator: ","))\"; lp=\"\(title)\";"
  }

  private static func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
