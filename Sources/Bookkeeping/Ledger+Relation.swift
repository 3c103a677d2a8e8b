import EventCodec
import Exchange
import MerkleLog
import Outgoing
import Store

/// How the log of another folder stands to a ledger's.
public enum LogRelation: Sendable, Equatable {
  /// Nothing tells: neither can that log be read, nor does a signed head of it say anything.
  case unknown
  /// One of the two begins with all entries of the other: so many that both have, and those that are there alone.
  case same(common: UInt64, more: UInt64)
  /// After so many entries that both have there are others at the same places.
  case parted(common: UInt64)
  /// Its signed head is of other entries than those here, and that log cannot be read: nobody sees them.
  case unread

  /// Whether something is there that is not here.
  public var hasMore: Bool {
    switch self {
    case .unknown, .unread: false
    case .same(_, let more): more > 0
    case .parted: true
    }
  }

  /// Whether there are other entries at the same places.
  public var isParted: Bool {
    switch self {
    case .parted, .unread: true
    case .unknown, .same: false
    }
  }

  var isSame: Bool { if case .same = self { true } else { false } }

  /// How many entries both have; nil where that is not known.
  var common: UInt64? {
    switch self {
    case .unknown: nil
    case .unread: 0
    case .same(let common, _), .parted(let common): common
    }
  }
}

extension Ledger {
  /// Holds the log of a folder, a backup or a ledger, against this one; nothing is locked or written there.
  ///
  /// Of a log that cannot be read its signed head tells, and of neither nothing does.
  public func relation(to source: String) -> LogRelation {
    guard let size = try? size(), size > 0 else { return .unknown }
    func own(_ size: UInt64) -> Hash? { try? LogTiles(log).root(size: size) }
    let anchor = try? Anchor(LedgerFolder(path: source), mayLackKey: true)
    let head = (try? anchor?.checkpoint()) ?? nil
    var signed = LogRelation.unknown
    if let head, head.size > 0, head.size <= size {
      signed = own(head.size) == head.root ? .same(common: head.size, more: 0) : .unread
      // What was given up here went no other way that is known: this ledger did.
      if signed == .unread, (try? LedgerFolder(path: path).lostHead()) == head { signed = .unknown }
    }
    let isCopy = BackupSums.isWhole(source)
    // A backup has what its head says; a ledger may have gone on since, and either further than this one.
    if signed.isSame, isCopy { return signed }
    guard
      let other = try? LMDBLog(
        path: LedgerFolder(path: source).logPath, create: false, patience: .zero, isCopy: isCopy),
      let there = try? other.head().size
    else { return signed }
    func agree(_ size: UInt64) -> Bool {
      size == 0 || own(size) == (try? LogTiles(other).root(size: size))
    }
    var (common, parted) = (UInt64(0), min(size, there))
    if parted == 0 { return signed }
    if agree(parted) { return .same(common: parted, more: there - parted) }
    while common + 1 < parted {
      let middle = common + (parted - common) / 2
      if agree(middle) { common = middle } else { parted = middle }
    }
    return .parted(common: common)
  }

  /// Where the log of a folder went another way, whom both registered before that: any other id may be somebody else's
  /// there. Nil where it did not, as far as that can be told.
  func sharedAgents(_ relation: LogRelation) throws(LedgerError) -> Set<AgentID>? {
    guard relation.isParted, let common = relation.common else { return nil }
    var agents: Set<AgentID> = [settings.coop]
    var reader = LineReader()
    try entries { position, line in
      guard position < common else { return false }
      if let act = try? reader.read(line, as: .stored), act.kind == .agentRegistered,
        let agent = act.agent
      {
        agents.insert(agent)
      }
      return true
    }
    return agents
  }
}
