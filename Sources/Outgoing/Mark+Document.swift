// Which document a file is. A page that was handed out must not become another one under its name, and no
// page says by its kind alone whose it is: so each tells, in words that name nobody, the command that makes
// it (`paper receipt don-1`, `report statement dora`).

extension Mark {
  /// Bytes at the head of a page that hold what it says of itself.
  private static let headCount = 1 << 13

  /// Stands in a page's head before what the document is.
  private static let pageStart = "<meta name=\"maillon.document\" content=\""

  /// Stands in a page's head before the name of the log that it is drawn from.
  private static let logStart = "<meta name=\"maillon.log\" content=\""

  /// Stands in the head of a page that goes out with an issued report, before that one's digest.
  private static let issueStart = "<meta name=\"maillon.issue\" content=\""

  /// Which document these bytes are, as far as files of this kind say so; nil where this one does not.
  public func document(in bytes: [UInt8]) -> String? {
    switch self {
    case .page: Self.text(in: bytes.prefix(Self.headCount), from: Self.pageStart, to: "\"")
    case .print: Self.printed(bytes)?.document
    case .report: Self.reported(bytes.suffix(Self.window))
    case .person:
      Self.text(in: bytes.prefix(Self.headCount), from: "{\"person\":{\"agent\":\"", to: "\"").map {
        "people show \($0)"
      }
    case .table: Self.sheet(bytes.prefix(Self.headCount))
    case .archive, .proof, .head, .guide: nil
    }
  }

  /// Whether both say that they are one document. Former pages did not say it: their titles agree, where those
  /// tell one document from another.
  func isOfOneDocument(_ former: [UInt8], _ bytes: [UInt8]) -> Bool {
    switch self {
    case .page:
      let new = document(in: bytes)
      if !Self.mayBeOfOneLog(former, bytes) { return false }
      if let old = document(in: former) { return old == new }
      return new?.hasPrefix("people ") != true && Self.title(former) == Self.title(bytes)
    case .report:
      return document(in: former) == document(in: bytes) && Self.areOfOneLog(former, bytes)
    case .print:
      return document(in: former) == document(in: bytes)
        && Self.mayBeOfOneLog(former, bytes)
    case .person: return document(in: former) == document(in: bytes)
    case .table:
      // Columns come with what is told; former sheets did not say whose they are.
      if let old = document(in: former) { return old == document(in: bytes) }
      return document(in: bytes) == nil
        && Self.firstLine(former[...]).elementsEqual(Self.firstLine(bytes[...]))
    case .archive, .proof, .head, .guide: return true
    }
  }

  /// Which log a page or PDF is drawn from; nil where it does not say so, as former ones.
  public static func log(in bytes: [UInt8]) -> String? {
    text(in: bytes.prefix(headCount), from: logStart, to: "\"") ?? printed(bytes)?.log
  }

  /// The digest of the report that a page or PDF was to go out with, as 64 hexadecimal digits: whether that was issued,
  /// the log says. Nil for one that goes out alone, as former ones.
  public static func issue(in bytes: [UInt8]) -> String? {
    text(in: bytes.prefix(headCount), from: issueStart, to: "\"") ?? printed(bytes)?.issue
  }

  private static func mayBeOfOneLog(_ former: [UInt8], _ bytes: [UInt8]) -> Bool {
    guard let old = log(in: former), let new = log(in: bytes) else { return true }
    return old == new
  }

  /// The identifier of a PDF: what its page says of itself, in signs that a PDF takes as they are, and the hash of
  /// that page.
  public static func printIdentifier(
    _ document: String?, log: String? = nil, issue: String? = nil, hash: String
  ) -> String {
    let said = [document, log, issue].prefix { $0 != nil }.compactMap(\.self)
    return printPrefix + (said.map(plain) + [hash]).joined(separator: "-")
  }

  private static func plain(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"()<>[]{}/%\\-".utf8.contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// What a PDF says of itself.
  private static func printed(
    _ bytes: [UInt8]
  ) -> (document: String, log: String?, issue: String?)? {
    let identifiers = [bytes.suffix(window), bytes.prefix(window)].lazy.compactMap {
      text(in: $0, from: "(" + printPrefix, to: ")")
    }
    guard let parts = identifiers.first?.split(separator: "-"), (2...4).contains(parts.count),
      let document = unfolded(parts[0])
    else { return nil }
    return (
      document, parts.count > 2 ? unfolded(parts[1]) : nil,
      parts.count > 3 ? unfolded(parts[2]) : nil
    )
  }

  private static func unfolded(_ part: Substring) -> String? {
    var (signs, rest) = ([UInt8](), part.utf8[...])
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        signs.append(byte)
        continue
      }
      guard let sign = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      signs.append(sign)
      rest = rest.dropFirst(2)
    }
    return String(decoding: signs, as: UTF8.self)
  }

  /// Whether two reports name one log: that of another is not the same report made anew.
  public static func areOfOneLog(_ report: [UInt8], _ other: [UInt8]) -> Bool {
    log(of: report) == log(of: other)
  }

  private static func log(of report: [UInt8]) -> String? {
    rest(of: report.suffix(window), after: "\"proof\":{\"v\":").flatMap {
      text(in: $0, from: "\"origin\":\"", to: "\"")
    }
  }

  /// `"report":"statement","agent":"dora"` stands before the log's name.
  private static func reported(_ end: ArraySlice<UInt8>) -> String? {
    guard let proof = rest(of: end, after: "\"proof\":{\"v\":"),
      let kind = text(in: proof.prefix(headCount), from: "\"report\":\"", to: "\"")
    else { return nil }
    let about = text(in: proof.prefix(headCount), from: "\"report\":\"", to: "\"origin\":")
    let agent = about.flatMap {
      text(in: Array($0.utf8)[...], from: "\"agent\":\"", to: "\"")
    }
    return ["report", kind, agent].compactMap(\.self).joined(separator: " ")
  }

  /// `report,statement,dora` in the row of the part `report`.
  private static func sheet(_ head: ArraySlice<UInt8>) -> String? {
    let lines = head.split(separator: UInt8(ascii: "\n")).prefix(2)
      .map { String(decoding: $0, as: UTF8.self).split(separator: ",") }
    guard lines.count == 2, lines[0].starts(with: ["part", "report"]),
      lines[1].first == "report"
    else { return nil }
    let isOfAgent = lines[0].count > 2 && lines[0][2] == "agent"
    return lines[1].prefix(isOfAgent ? 3 : 2).joined(separator: " ")
  }

  private static func title(_ page: [UInt8]) -> String? {
    text(in: page.prefix(headCount), from: "<title>", to: "</title>")
  }

  private static func text(
    in bytes: ArraySlice<UInt8>, from start: String, to end: String
  ) -> String? {
    guard let rest = rest(of: bytes, after: start), let behind = self.rest(of: rest, after: end)
    else { return nil }
    let count = behind.startIndex - rest.startIndex - end.utf8.count
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }
}
