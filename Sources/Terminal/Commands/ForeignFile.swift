import Outgoing
import Wording

/// A file that holds no acts, known by its first bytes: it is told once, and not by each of its lines.
enum ForeignFile: Equatable {
  case page, print
  /// A picture, or whatever else is no text.
  case picture
  /// Of an office: packed, and what comes out of it is of no use here.
  case workbook
  /// A spreadsheet as text, or any other text.
  case table
  /// JSON that is spread over lines, or a list.
  case list
  /// Packed; the command that unpacks it, where it has a name.
  case packed(unpack: String?)
  /// No file at all, but where one is on the net.
  case address

  /// Bytes by which a file is judged: what no act stands in up to here is no file of acts.
  private static let judgedByteCount = 1 << 20

  init?(address path: String) {
    guard Place.isAddress(path) else { return nil }
    self = .address
  }

  /// - Parameter path: where it was read; `-` for standard input.
  init?(_ bytes: [UInt8], at path: String) {
    if Self.isWorkbook(bytes, path) {
      self = .workbook
      return
    }
    if let command = Self.unpacking(bytes, path) {
      self = .packed(unpack: path == "-" ? nil : "\(command) \(TypedWord.path(path))")
      return
    }
    if bytes.starts(with: "%PDF-".utf8) {
      self = .print
      return
    }
    if Self.isNoText(bytes) {
      self = .picture
      return
    }
    // What is not in UTF-8 is told as that.
    if bytes.prefix(64).contains(0) { return nil }
    let beginning = bytes.prefix(Self.judgedByteCount)
    let lines = (beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning)
      .split { $0 == 0x0A || $0 == 0x0D }.lazy
      .map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.filter { !$0.isEmpty }
    guard let first = lines.first else { return nil }
    let isAlone = first.dropFirst().allSatisfy { $0 == 0x20 || $0 == 0x09 }
    switch first.first {
    case UInt8(ascii: "<"): self = .page
    case UInt8(ascii: "["): self = .list
    case UInt8(ascii: "{") where isAlone: self = .list
    case UInt8(ascii: "{"): return nil
    default:
      // One line of acts that was spoilt is told where it is.
      if lines.contains(where: { $0.first == UInt8(ascii: "{") }) { return nil }
      self = .table
    }
  }

  /// Whether this is a workbook or a document of an office: packed, by its name or by the first file in it; or in
  /// the form from before, which is packed in another way.
  private static func isWorkbook(_ bytes: [UInt8], _ path: String) -> Bool {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return true }
    guard bytes.starts(with: "PK\u{3}\u{4}".utf8) else { return false }
    let (name, first) = (path.lowercased(), bytes.dropFirst(30))
    return [".xlsx", ".xlsm", ".ods", ".numbers", ".docx", ".odt"].contains(where: name.hasSuffix)
      || first.starts(with: "[Content_Types].xml".utf8)
      || first.starts(with: "mimetypeapplication/vnd.oasis".utf8)
  }

  /// Whether these are no words in any spelling: a picture by its first bytes, or signs that no text has.
  private static func isNoText(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), Array("RIFF".utf8),
      Array("II*\0".utf8),
      Array("MM\0*".utf8),
    ]
    if marks.contains(where: bytes.starts(with:)) { return true }
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return true }
    // A line of acts is told where it is wrong; text in two bytes a sign has zeros.
    if bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") { return false }
    return bytes.prefix(64).contains { $0 < 0x09 && $0 > 0 || $0 > 0x0D && $0 < 0x1B }
  }

  /// What unpacks these bytes; nil where they are not packed.
  private static func unpacking(_ bytes: [UInt8], _ path: String) -> String? {
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return "tar -xf" }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) { return "unzip" }
    let name = path.lowercased()
    let isOfTar =
      name.contains(".tar.") || [".tgz", ".tbz", ".txz"].contains(where: name.hasSuffix)
    let kinds: [(magic: [UInt8], command: String)] = [
      ([0x1F, 0x8B], "gunzip"), (Array("BZh".utf8), "bunzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "unxz"), ([0x28, 0xB5, 0x2F, 0xFD], "unzstd"),
    ]
    return kinds.first { bytes.starts(with: $0.magic) }.map { isOfTar ? "tar -xf" : $0.command }
  }
}
