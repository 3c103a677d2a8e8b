public import Exchange
import FoundationEssentials
import MerkleLog
import Outgoing
import Store

/// How a log stands to the heads that its key signed and gave out, as far as its ledger has met them.
///
/// Read once from the marks in the ledger's folder (`missing`, `astray`) and the log, by everything that asks.
public enum Standing: Equatable, Sendable {
  /// It reaches every head that it is known to have signed.
  case whole
  /// Entries that were signed are not there, and nothing is known to stand in their place.
  case lacking(MissingEntries)
  /// It holds other entries than those that were signed.
  case astray(Astray)

  /// What going on as it is would give up; nil where that is nothing.
  public var loss: MissingEntries? {
    switch self {
    case .whole: nil
    case .lacking(let missing): missing
    case .astray(let astray):
      MissingEntries(
        size: min(astray.parting ?? astray.size, astray.published), published: astray.published)
    }
  }
}

/// Where a log went another way than what was signed with its key.
public struct Astray: Hashable, Sendable {
  /// An entry that is here and not in what was published.
  public struct Entry: Hashable, Sendable {
    public var position: Position
    public var id: String

    public init(position: Position, id: String) { (self.position, self.id) = (position, id) }
  }

  /// Entries of the log.
  public var size: UInt64
  /// Entries that the head signs.
  public var published: UInt64
  /// The first place where the two hold other entries; nil where the publication was not at hand.
  public var parting: Position?
  /// What is here from there on: the first of them.
  public var own: [Entry]

  /// How many entries are here from the parting on; nil where that is not known.
  public var ownCount: UInt64? { parting.map { size - $0 } }

  /// Entries that are named; there may be thousands.
  static let namedCount: UInt64 = 20

  public init(size: UInt64, published: UInt64, parting: Position? = nil, own: [Entry] = []) {
    (self.size, self.published, self.parting, self.own) = (size, published, parting, own)
  }
}

extension LedgerFolder {
  /// How a log stands to the head in `missing`.
  func standing(of log: some EventLog) throws(LedgerError) -> Standing {
    guard let missing = try missingHead() else { return .whole }
    do throws(StoreError) {
      let size = try log.head().size
      if let parting, parting < size {
        let own = try Self.named(in: log, from: parting, to: size)
        return .astray(
          Astray(size: size, published: missing.size, parting: parting, own: own))
      }
      if missing.size > size {
        return .lacking(MissingEntries(size: size, published: missing.size))
      }
      let root = try? LogTiles(log).root(size: missing.size)
      return root == missing.root ? .whole : .astray(Astray(size: size, published: missing.size))
    } catch { throw LedgerError(error, path: path) }
  }

  private static func named(
    in log: some EventLog, from start: Position, to end: Position
  ) throws(StoreError) -> [Astray.Entry] {
    var own: [Astray.Entry] = []
    for position in start..<min(end, start + Astray.namedCount) {
      guard let line = try log.entry(at: position), let place = LedgerCheck.findID(line.span) else {
        continue
      }
      own.append(Astray.Entry(position: position, id: String(decoding: line[place], as: UTF8.self)))
    }
    return own
  }
}

extension Ledger {
  /// How the log stands to the heads that its key signed.
  public func standing() throws(LedgerError) -> Standing {
    try LedgerFolder(path: path).standing(of: log)
  }

  /// The same of a ledger that is not open, once it was verified. A log that is not what it was says only
  /// how much it lacks.
  public static func standing(
    at path: String, _ check: Verification, clock: @escaping @Sendable () -> Instant
  ) throws(LedgerError) -> Standing {
    guard let missing = try LedgerFolder(path: path).missingHead() else { return .whole }
    if check.ok { return try open(at: path, projectors: [], clock: clock).standing() }
    if missing.size <= check.size { return .whole }
    return .lacking(MissingEntries(size: check.size, published: missing.size))
  }

  /// Throws `entriesMissing` while some are, `astray` where the log went on without them.
  func checkWhole() throws(LedgerError) {
    switch try standing() {
    case .whole:
      try LedgerFolder(path: path).forgetMissing()
      try keepCosignedHeads()
    case .lacking(let missing): throw .entriesMissing(missing, published: nil)
    case .astray(let astray): throw .astray(path: path, astray, published: nil)
    }
  }

  /// Why this log does not agree with a publication that is signed with its key: what is published was given
  /// up; it holds other entries, or lacks some, and both are kept, so that everything says so from then on.
  /// For any other publication, `fault` as it is.
  func apart(from published: String, _ fault: LedgerError) throws(LedgerError) -> LedgerError {
    let folder = LedgerFolder(path: path)
    guard let key = verifierKey, let other = try? PublishedLog(published, key: key) else {
      return fault
    }
    if let lost = try folder.lostHead(), other.head.size <= lost.size {
      return .lossAccepted(published: published)
    }
    // Of a publication that is damaged nobody knows where it parts.
    let parting = (try? other.parting(from: log)) ?? nil
    do throws(LedgerError) {
      try folder.note(missing: other.note, other.head)
      if let parting {
        // Of a publication that is older than the head which is kept, not all is known that is given up.
        let isNewest = try folder.missingHead().map { $0.size <= other.head.size } ?? true
        try folder.note(
          parting: parting, erased: isNewest ? try? other.erased(from: parting) : nil)
      }
    } catch { return .notKept(fault, because: error) }
    guard case .astray(let astray) = try standing() else { return fault }
    return .astray(path: path, astray, published: published)
  }
}
