import Exchange

/// The text of a file that is kept with a record, where it is one in which persons can be looked for.
public struct AttachmentText: Sendable {
  /// The file as it is, byte for byte.
  public let text: String
  /// Whether every word stands there as people write it: not in the numbers and letters by which a web page, a mail
  /// or a program's file may spell an accent. Where it does not, a name may be missed.
  public let isPlain: Bool

  /// Files that are longer, in bytes, are not looked through.
  public static let byteLimit = 4 << 20

  /// Nil for what is no text in UTF-8, has a format of its own (PDF, RTF), or is too long.
  public init?(_ bytes: [UInt8]) {
    let isOther = Self.otherFormats.contains { bytes.starts(with: $0.utf8) }
    // Only a file of another kind has these.
    let isBinary = bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
    guard bytes.count <= Self.byteLimit, !isOther, !isBinary,
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    self.text = text
    isPlain = !Self.spellsOtherwise(bytes)
  }

  private static let otherFormats = ["%PDF", "{\\rtf", "%!PS"]
  /// Folded, as they stand in mails and visiting cards.
  private static let encodings = ["content-transfer-encoding:", "encoding=quoted-printable"]
  private static let plainEntities: Set<ByteText> = ["amp", "lt", "gt", "quot", "apos"]

  private static func spellsOtherwise(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "&"): if isEntity(bytes[(index + 1)...].prefix(12)) { return true }
      case UInt8(ascii: "\\"): if bytes[index...].starts(with: "\\u00".utf8) { return true }
      case UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        let said = bytes[index...].prefix(26).map { $0 | 0x20 }
        if encodings.contains(where: { said.starts(with: $0.utf8.map { $0 | 0x20 }) }) {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// `eacute;`, `#233;`: what stands behind the ampersand.
  private static func isEntity(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let end = bytes.firstIndex(of: UInt8(ascii: ";")), end > bytes.startIndex else {
      return false
    }
    let name = bytes[..<end]
    let isName = name.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "#")
    }
    return isName && !plainEntities.contains(ByteText(String(decoding: name, as: UTF8.self)))
  }
}
