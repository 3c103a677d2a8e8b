/// What shows that a file came from this tool, so that it may be made anew in its place. Nothing of it
/// is a proof: it tells what we made from what somebody else did. What takes the place of what: ``Replacing``.
public enum Mark: CaseIterable, Sendable {
  case page, print, report, archive, proof, head, table, person, guide

  /// What the head of our pages says, for programs that read it.
  public static let generator = "Maillon"
  /// Begins the identifier of our PDFs.
  public static let printPrefix = "maillon-"

  /// The head of pages, before they said who made them.
  private static let formerPage = """
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>
    """

  /// Bytes beyond which a file is not looked at: its mark stands at its head or its end.
  static let limit = 1 << 26

  /// Bytes at the head and at the end of a file in which its mark is looked for.
  static let window = 1 << 18

  /// Whether these bytes bear it. Cost: a look at the head and the end.
  public func isOn(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .page:
      Self.begins(bytes, "<!doctype html>\n<html lang=\"")
        && (Self.holds(bytes, "<meta name=\"generator\" content=\"\(Self.generator)\">", 1 << 12)
          || Self.holds(bytes, Self.formerPage, 1 << 12))
    case .print:
      Self.begins(bytes, "%PDF-")
        && [bytes.prefix(Self.window), bytes.suffix(Self.window)].contains {
          Self.holds($0, "/Creator (\(Self.generator))") || Self.holds($0, "(\(Self.printPrefix)")
        }
    case .report:
      Self.begins(bytes, "{\"")
        && Self.rest(of: bytes.suffix(Self.window), after: "\"proof\":{\"v\":").map {
          Self.holds($0, "\"origin\":\"")
        } ?? false
    case .archive: Self.isEntry(Self.firstLine(bytes.prefix(Self.window)))
    case .proof: Self.begins(bytes, "c2sp.org/tlog-proof@v1\n")
    case .head: Self.isHead(bytes)
    case .table: Self.begins(bytes, "part,") && Self.holds(bytes, "\nasOf,", 1 << 14)
    case .person: Self.begins(bytes, "{\"person\":{\"agent\":\"")
    case .guide: Self.holds(bytes, "\n  maillon-audit site --key KEY", 1 << 12)
    }
  }

  /// A line of the log, as `export` writes it.
  private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    begins(line, "{\"") && line.suffix(7).elementsEqual(",\"v\":1}".utf8)
      && holds(line, "\"recordedAt\":\"") && holds(line, "\"seq\":")
  }

  /// A note over a head: its log's name, a number, a hash, and a signature.
  private static func isHead(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 1 << 16 else { return false }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 4, !lines[0].isEmpty, (1...20).contains(lines[1].count) else {
      return false
    }
    return lines[1].allSatisfy { (0x30...0x39).contains($0) } && lines[2].count == 44
      && holds(bytes, "\n\n— ")
  }

  static func firstLine(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.firstIndex(of: UInt8(ascii: "\n")).map { bytes[..<$0] } ?? bytes
  }

  private static func begins(_ bytes: some Sequence<UInt8>, _ text: String) -> Bool {
    bytes.starts(with: text.utf8)
  }

  /// Whether a text stands among the first so many bytes.
  private static func holds(
    _ bytes: some RandomAccessCollection<UInt8>, _ text: String, _ limit: Int = .max
  ) -> Bool {
    rest(of: ArraySlice(bytes.prefix(limit)), after: text) != nil
  }

  /// What stands behind the first place of a text; nil where it is not there.
  static func rest(of bytes: ArraySlice<UInt8>, after text: String) -> ArraySlice<UInt8>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return bytes }
    var rest = bytes
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: wanted) { return rest[(start + wanted.count)...] }
      rest = rest[(start + 1)...]
    }
    return nil
  }
}
