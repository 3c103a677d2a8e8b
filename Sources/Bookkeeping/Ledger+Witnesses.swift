import Exchange
import FoundationEssentials
public import MerkleLog
import Store

/// The witnesses that a ledger knows, and the heads that they cosigned: `witnesses` and `cosigned/`.
///
/// A head stays as long as no newer one has as many cosignatures; so there are at most as many files
/// as witnesses. Nothing here is secret, and losing it costs asking the witnesses again.
public struct KnownWitnesses: Sendable, Equatable {
  public var witnesses: Witnesses
  /// How many must have signed a head for `verify` to be content; nil where nobody said.
  public var quorum: Int?
}

/// What became of a cosigned head that was taken in.
public struct TakenCosignatures: Sendable {
  public var head: WitnessedHead
  /// Names of witnesses whose line is new or newer.
  public var added: [String]
  /// Entries of the log beyond the head.
  public var after: UInt64
}

/// Whether enough witnesses signed one head that this log has.
public struct QuorumCheck: Sendable {
  public var wanted: Int
  /// Witnesses known.
  public var known: Int
  /// The newest head that enough signed, else the one that most signed; nil without any.
  public var head: WitnessedHead?
  /// Entries in the log beyond that head.
  public var after: UInt64
  /// The present, in seconds since 1970.
  public var now: UInt64

  public var found: Int { head?.cosignatures.count ?? 0 }
  public var ok: Bool { found >= wanted }
  /// Since when enough witnesses had signed, in seconds since 1970.
  public var since: UInt64? { head?.seconds(ofQuorum: wanted) }
}

extension Ledger {
  /// What others' clocks may run ahead of ours, in seconds.
  private static let clockSeconds: UInt64 = 300

  private var seconds: UInt64 { UInt64(max(0, clock().milliseconds / 1000)) }

  /// The witnesses that the ledger knows; none at first.
  public func knownWitnesses() throws(LedgerError) -> KnownWitnesses {
    try Self.knownWitnesses(at: path)
  }

  /// Likewise, of a ledger that is not opened.
  public static func knownWitnesses(at path: String) throws(LedgerError) -> KnownWitnesses {
    try WitnessFiles(path).known()
  }

  /// Adds witnesses, and sets the quorum where one is given. A key that is known already is no fault.
  ///
  /// Throws `noWitness` for a key that signs logs, `badSetting` for a quorum beyond the witnesses there are.
  public func admit(
    _ keys: [VerifierKey], quorum: Int? = nil
  ) throws(LedgerError) -> KnownWitnesses {
    try WitnessFiles(path).changing { (files) throws(LedgerError) in
      try admit(keys, quorum, in: files)
    }
  }

  private func admit(
    _ keys: [VerifierKey], _ quorum: Int?, in files: WitnessFiles
  ) throws(LedgerError) -> KnownWitnesses {
    var known = try files.known()
    let all = known.witnesses.keys + keys.filter { !known.witnesses.keys.contains($0) }
    do throws(MerkleError) { known.witnesses = try Witnesses(all) } catch {
      throw Self.noWitness(all)
    }
    known.quorum = quorum ?? known.quorum
    if let wanted = known.quorum { try check(wanted, known.witnesses) }
    try files.keep(known)
    return known
  }

  private static func noWitness(_ keys: [VerifierKey]) -> LedgerError {
    .noWitness(name: keys.first { $0.algorithm != .cosignature }?.name ?? "")
  }

  private func check(_ wanted: Int, _ witnesses: Witnesses) throws(LedgerError) {
    if (1...max(1, witnesses.count)).contains(wanted), !witnesses.keys.isEmpty { return }
    throw .badSetting(
      name: "quorum", value: "\(wanted)",
      expected: witnesses.count == 0 ? ["--witness"] : (1...witnesses.count).map { "\($0)" })
  }

  /// Takes in the cosignatures of known witnesses over a head that this log has. They are kept, and
  /// published with the head.
  ///
  /// Throws `badNote` for what is no note of this log, or has a bad line by a known witness;
  /// `notCosigned` where no known witness signed it; `entriesMissing` or `astray` for a head that this ledger
  /// signed and this log has not, which is kept.
  public func takeIn(cosigned bytes: [UInt8]) throws(LedgerError) -> TakenCosignatures {
    guard let key = verifierKey else { throw LedgerFolder(path: path).lackOfKey }
    try checkWhole()
    return try WitnessFiles(path).changing { (files) throws(LedgerError) in
      try takeIn(bytes, key, in: files)
    }
  }

  private func takeIn(
    _ bytes: [UInt8], _ key: VerifierKey, in files: WitnessFiles
  ) throws(LedgerError) -> TakenCosignatures {
    let known = try files.known().witnesses
    let (note, found) = try opened(bytes, key, known)
    try keep(own: note, found.checkpoint)
    if found.cosignatures.isEmpty {
      let names = note.signatures.map(\.name).filter { $0 != key.name }
      throw .notCosigned(by: names, known: known.keys.map(\.name))
    }
    let former = try files.notes()[found.checkpoint.size]
    let before = former.flatMap { try? opened($0, key, known) }
    let merged: Note
    let head: WitnessedHead
    do throws(MerkleError) {
      let plain = try Note(text: note.text, signatures: try signed(found.checkpoint).signatures)
      merged = try (before?.note ?? plain).merging(note, of: known)
      head = try WitnessedHead(opening: merged, key: key, witnesses: known, notAfter: .max)
    } catch { throw .badNote(error) }
    try files.keep(merged, at: head.checkpoint.size)
    try prune(files, key, known)
    let old = before?.found.cosignatures ?? []
    return TakenCosignatures(
      head: head, added: head.cosignatures.filter { !old.contains($0) }.map(\.key.name),
      after: try entries(after: head.checkpoint))
  }

  private func signed(_ head: Checkpoint) throws(MerkleError) -> Note {
    guard let key = anchor.key else { throw .signingFailed }
    return try key.sign(head)
  }

  private func opened(
    _ bytes: [UInt8], _ key: VerifierKey, _ witnesses: Witnesses
  ) throws(LedgerError) -> (note: Note, found: WitnessedHead) {
    do throws(MerkleError) {
      let note = try Note(parsing: bytes.withPlainLineEnds)
      let head = try WitnessedHead(
        opening: note, key: key, witnesses: witnesses, notAfter: seconds + Self.clockSeconds)
      return (note, head)
    } catch { throw .badNote(error) }
  }

  /// How many entries the log has beyond a head of its own.
  private func entries(after checkpoint: Checkpoint) throws(LedgerError) -> UInt64 {
    let head = try storing { () throws(StoreError) in try log.head() }
    let root =
      checkpoint.size > head.size ? nil : try? LogTiles(log).root(size: checkpoint.size)
    guard root == checkpoint.root else {
      throw .disagrees(
        path: path,
        Disagreement(
          anchoredSize: checkpoint.size, anchoredRoot: "\(checkpoint.root)", size: head.size,
          root: "\(root ?? head.root)"))
    }
    return head.size - checkpoint.size
  }

  /// Lets go of heads with no more cosignatures than a newer one.
  private func prune(
    _ files: WitnessFiles, _ key: VerifierKey, _ known: Witnesses
  ) throws(LedgerError) {
    var most = 0
    for (size, bytes) in try files.notes().sorted(by: { $0.key > $1.key }) {
      let count = (try? opened(bytes, key, known))?.found.cosignatures.count ?? 0
      if count > most { most = count } else { files.remove(at: size) }
    }
  }

  // MARK: - What others are told

  /// The head of the log with the cosignatures there are for it.
  func cosigned(_ note: Note, at size: UInt64) throws(LedgerError) -> Note {
    let files = WitnessFiles(path)
    guard let bytes = try files.notes()[size], let other = try? Note(parsing: bytes) else {
      return note
    }
    let known = try files.known().witnesses
    return (try? note.merging(other, of: known)) ?? note
  }

  /// The newest head that enough witnesses signed, else the one that most signed, as a note to be
  /// published beside the head of the log; nil where there is none.
  func bestCosigned() throws(LedgerError) -> Note? {
    guard let key = verifierKey else { return nil }
    let known = try knownWitnesses()
    let wanted = known.quorum ?? max(1, known.witnesses.count)
    let notes = try WitnessFiles(path).notes().values.compactMap {
      try? opened($0, key, known.witnesses)
    }
    guard let best = notes.map(\.found).best(for: wanted), best.checkpoint.size > 0 else {
      return nil
    }
    return notes.first { $0.found == best }?.note
  }

  /// Whether `count` of the witnesses signed one head that this log has; by the ledger's own
  /// `witnesses` where nobody says which and how many. Nil where neither says how many.
  ///
  /// Throws `noWitness` for a key that signs logs, `badSetting` for a quorum that these witnesses cannot make, `badNote` for a kept head
  /// with a bad line by one of them, `disagrees` for one that this log has not.
  public func quorum(
    _ count: Int? = nil, of keys: [VerifierKey]? = nil
  ) throws(LedgerError) -> QuorumCheck? {
    let known = try knownWitnesses()
    guard let wanted = count ?? known.quorum else { return nil }
    guard let key = verifierKey else { throw LedgerFolder(path: path).lackOfKey }
    let witnesses: Witnesses
    do throws(MerkleError) { witnesses = try keys.map(Witnesses.init) ?? known.witnesses } catch {
      throw Self.noWitness(keys ?? [])
    }
    try check(wanted, witnesses)
    var heads: [WitnessedHead] = []
    for bytes in try WitnessFiles(path).notes().values {
      // Of a key that this ledger had before: they went with it.
      guard (try? Note(parsing: bytes).verified(by: [key])) != nil else { continue }
      let found = try opened(bytes, key, witnesses).found
      _ = try entries(after: found.checkpoint)
      heads.append(found)
    }
    let best = heads.filter { !$0.cosignatures.isEmpty }.best(for: wanted)
    return QuorumCheck(
      wanted: wanted, known: witnesses.count, head: best,
      after: try best.map { (head) throws(LedgerError) in try entries(after: head.checkpoint) }
        ?? 0,
      now: seconds)
  }
}
