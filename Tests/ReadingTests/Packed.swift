import Foundation

/// A ZIP archive of stored files, written by hand so that each of its bytes can be made wrong.
struct Packed {
  var files: [(name: String, bytes: Data)]
  /// Added to the offsets of all entries but the first: nothing in a sound archive.
  var overlap = 0
  var flags: UInt16 = 0
  var method: UInt16 = 0
  /// Of all entries: the kind of file and who may read it, as Unix writes them.
  var mode: UInt16 = 0o100644

  init(_ files: [(String, Data)]) { self.files = files.map { (name: $0.0, bytes: $0.1) } }
  init(_ files: [(String, String)]) { self.init(files.map { ($0.0, Data($0.1.utf8)) }) }

  var data: Data {
    var data = Data()
    var directory = Data()
    for (index, file) in files.enumerated() {
      let offset = index == 0 ? 0 : data.count - overlap
      let name = Data(file.name.utf8)
      var fields = Data()
      for number in [20, flags, method, 0, 0] { fields += Self.bytes(number) }
      fields += Self.bytes(Self.checksum(file.bytes))
      fields += Self.bytes(UInt32(file.bytes.count))
      fields += Self.bytes(UInt32(file.bytes.count))
      fields += Self.bytes(UInt16(name.count))
      fields += Self.bytes(UInt16(0))
      data += Self.bytes(UInt32(0x0403_4B50)) + fields + name + file.bytes
      directory += Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(3 << 8 | 20)) + fields
      directory += Data(count: 8) + Self.bytes(mode) + Self.bytes(UInt32(offset)) + name
    }
    let start = data.count
    data += directory
    data += Self.bytes(UInt32(0x0605_4B50)) + Data(count: 4)
    data += Self.bytes(UInt16(files.count)) + Self.bytes(UInt16(files.count))
    data += Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(start)) + Self.bytes(UInt16(0))
    return data
  }

  private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  /// CRC-32, as ZIP has it.
  private static func checksum(_ data: Data) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
