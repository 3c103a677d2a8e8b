import Exchange

extension [UInt8] {
  /// Appends a JSON string as RFC 8785 §3.2.2.2 writes it.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(\.isPlain) {
      append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(escaped: scalar) }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends one scalar inside a string: escaped where RFC 8785 escapes, else as UTF-8.
  mutating func append(escaped scalar: Unicode.Scalar) {
    let backslash = UInt8(ascii: "\\")
    switch scalar {
    case "\"": append(contentsOf: [backslash, UInt8(ascii: "\"")])
    case "\\": append(contentsOf: [backslash, backslash])
    case "\u{8}": append(contentsOf: [backslash, UInt8(ascii: "b")])
    case "\u{C}": append(contentsOf: [backslash, UInt8(ascii: "f")])
    case "\n": append(contentsOf: [backslash, UInt8(ascii: "n")])
    case "\r": append(contentsOf: [backslash, UInt8(ascii: "r")])
    case "\t": append(contentsOf: [backslash, UInt8(ascii: "t")])
    case "\0"..<" ":
      let digits = Array("0123456789abcdef".utf8)
      append(contentsOf: Array("\\u00".utf8))
      append(digits[Int(scalar.value >> 4)])
      append(digits[Int(scalar.value & 15)])
    default: append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}

extension UInt8 {
  /// Whether a string holds this byte without an escape.
  @inline(__always) var isPlain: Bool {
    self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}
