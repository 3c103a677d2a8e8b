import Exchange
import Projecting

/// Reads a JSON document from outside, strictly (RFC 8259): whole numbers, no name twice, bounded in
/// size and depth.
struct JSONReader {
  /// Why a document cannot be read: what was expected, and at which byte.
  struct Fault: Error {
    var offset: Int
  }

  private let bytes: [UInt8]
  private var place = 0

  /// Objects and lists inside each other.
  private static let depth = 16

  static func read(_ bytes: [UInt8]) throws(Fault) -> JSON {
    guard bytes.count <= Limits.reportByteCount else { throw Fault(offset: Limits.reportByteCount) }
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth)
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.fault }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: Fault { Fault(offset: place) }
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  /// Takes the byte, if it comes next after space.
  private mutating func takes(_ character: Character) -> Bool {
    skipSpace()
    guard next == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(Fault) {
    if !takes(character) { throw fault }
  }

  private mutating func value(_ depth: Int) throws(Fault) -> JSON {
    skipSpace()
    guard depth > 0, let byte = next else { throw fault }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    default: return .number(try number())
    }
  }

  private mutating func object(_ depth: Int) throws(Fault) -> JSON {
    try expect("{")
    var members: [(String, JSON?)] = []
    var names: Set<ByteText> = []
    if takes("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = place
      let name = try text()
      guard names.insert(ByteText(name)).inserted else { throw Fault(offset: start) }
      try expect(":")
      members.append((name, try value(depth - 1)))
    } while takes(",")
    try expect("}")
    return .object(members)
  }

  private mutating func list(_ depth: Int) throws(Fault) -> JSON {
    try expect("[")
    var elements: [JSON] = []
    if takes("]") { return .list([]) }
    repeat { elements.append(try value(depth - 1)) } while takes(",")
    try expect("]")
    return .list(elements)
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Fault) -> JSON {
    guard bytes[place...].starts(with: word.utf8) else { throw fault }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(Fault) -> Int {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
      throw Fault(offset: start)
    }
    return number
  }

  private mutating func text() throws(Fault) -> String {
    try expect("\"")
    var units: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault }
      place += 1
      if byte == UInt8(ascii: "\\") {
        units += String(try escape()).utf8
      } else {
        units.append(byte)
      }
    }
    guard let text = String(validating: units, as: UTF8.self) else { throw fault }
    try expect("\"")
    return text
  }

  private mutating func escape() throws(Fault) -> Character {
    guard let byte = next else { throw fault }
    place += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return try codePoint()
    default: throw Fault(offset: place - 1)
    }
  }

  /// Four hexadecimal digits; halves of a pair are none of what we write.
  private mutating func codePoint() throws(Fault) -> Character {
    let digits = bytes[place..<min(place + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else { throw fault }
    place += 4
    return Character(scalar)
  }
}
