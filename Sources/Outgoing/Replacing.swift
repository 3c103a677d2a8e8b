/// Whether a file takes the place of one that is there without being asked for: where that one is empty or
/// the same, or was made here and the new one is the same made anew. Of what cannot be made again, an
/// archive or a signed head, nothing may go.
enum Replacing: Equatable {
  case goes
  /// The file that is there was not made here.
  case foreign
  /// It was, and would be lost.
  case loses(Mark)

  /// - Parameters:
  ///   - former: what is there, as far as it was read.
  ///   - byteCount: all that is there.
  ///   - bytes: what is to be written; nil where only its `mark` is known yet.
  init(_ former: [UInt8], of byteCount: Int, by bytes: [UInt8]?, _ mark: Mark? = nil) {
    if former.isEmpty || former == bytes {
      self = .goes
    } else if let standing = Mark.allCases.first(where: { $0.isOn(former) }) {
      let isSame = mark.map { $0 == standing } ?? bytes.map(standing.isOn) ?? false
      let goesOn = bytes.map { standing.goesOn(former, of: byteCount, in: $0) } ?? true
      self = isSame && goesOn ? .goes : .loses(standing)
    } else {
      // Tables and plain texts bear nothing but their heading.
      let line = Mark.firstLine(former[...])
      self = line.count >= 8 && line == bytes.map { Mark.firstLine($0[...]) } ? .goes : .foreign
    }
  }
}

extension Mark {
  /// Whether what was said there is still said: all lines of an archive, an older head of the same log, the
  /// proof of the same entry. What is drawn from a ledger is drawn again, where it is the same document.
  fileprivate func goesOn(_ former: [UInt8], of byteCount: Int, in bytes: [UInt8]) -> Bool {
    switch self {
    case .archive: bytes.count >= byteCount && bytes.starts(with: former)
    case .head: Self.head(former, isNotAfter: bytes[...])
    case .proof: Self.isOfOneEntry(former, bytes)
    case .report:
      isOfOneDocument(former, bytes) && Self.reportSize(former) <= Self.reportSize(bytes)
    case .page, .print, .table, .person, .guide: isOfOneDocument(former, bytes)
    }
  }

  /// Whether both are heads of one log, the second of as many entries or more; of as many, with the same hash and
  /// signed by all who signed the first.
  private static func head(_ former: [UInt8], isNotAfter bytes: ArraySlice<UInt8>) -> Bool {
    let (old, new) = (lines(former[...]), lines(bytes))
    guard old.count > 2, new.count > 2, old[0] == new[0], let size = number(old[1]),
      let newSize = number(new[1])
    else { return false }
    if newSize != size { return newSize > size }
    return new[2] == old[2] && signers(old).isSubset(of: signers(new))
  }

  /// Who signed a head: `— NAME SIGNATURE`. A witness signs one head twice with another time.
  private static func signers(_ lines: [ArraySlice<UInt8>]) -> Set<ArraySlice<UInt8>> {
    Set(
      lines.filter { $0.starts(with: "— ".utf8) }.map { line in
        line.lastIndex(of: UInt8(ascii: " ")).map { line[..<$0] } ?? line
      })
  }

  /// How many entries a report was made from: one of more is not made again by a log that has fewer.
  private static func reportSize(_ report: [UInt8]) -> UInt64 {
    guard let proof = rest(of: report.suffix(window), after: "\"proof\":{\"v\":"),
      let digits = rest(of: proof, after: "\"size\":")
    else { return 0 }
    return number(digits.prefix { (0x30...0x39).contains($0) }) ?? 0
  }

  /// Whether two proofs are of one place in one log, and of one entry where both have it.
  private static func isOfOneEntry(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (one, other) = (lines(one[...]), lines(other[...]))
    if let old = entry(one), let new = entry(other), old != new { return false }
    return place(one) == place(other) && origin(one) == origin(other)
  }

  private static func entry(_ proof: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
    proof.prefix(2).first { $0.starts(with: "extra ".utf8) }
  }

  private static func place(_ proof: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
    proof.first { $0.starts(with: "index ".utf8) }
  }

  /// The head at a proof's end begins after its first empty line.
  private static func origin(_ proof: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
    proof.firstIndex { $0.isEmpty }.flatMap { $0 + 1 < proof.count ? proof[$0 + 1] : nil }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private static func number(_ line: ArraySlice<UInt8>) -> UInt64? {
    UInt64(String(decoding: line, as: UTF8.self))
  }
}
