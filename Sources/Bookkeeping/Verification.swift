public import Exchange
public import MerkleLog
import Store

/// What ``Ledger/verify(progress:)`` found.
public struct Verification: Sendable {
  /// Entries of the log.
  public var size: UInt64
  /// The root its head has.
  public var root: Hash
  /// The signed head that was kept outside the log, and whether the log begins with it; nil where
  /// there is none.
  public var anchor: AnchorCheck?
  public var problems: [Problem]

  public var ok: Bool { problems.isEmpty && anchor?.ok ?? true }

  public init(size: UInt64, root: Hash, anchor: AnchorCheck?, problems: [Problem]) {
    self.size = size
    self.root = root
    self.anchor = anchor
    self.problems = problems
  }
}

/// The comparison of a log with the signed head that was kept outside it.
public struct AnchorCheck: Sendable {
  public var size: UInt64
  public var root: Hash
  public var disagreement: Disagreement?

  public var ok: Bool { disagreement == nil }

  public init(size: UInt64, root: Hash, disagreement: Disagreement?) {
    self.size = size
    self.root = root
    self.disagreement = disagreement
  }
}

/// Something wrong that a verification found.
public struct Problem: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A page of the log cannot be believed: the entries on it are out of reach.
    case page
    /// An entry is not where it should be.
    case missing
    /// An entry is not what was hashed when it was recorded.
    case altered
    /// A tile of the Merkle tree is missing or altered; the entries are what they were.
    case tile
    /// The entries do not lead to the head of the log.
    case head
    /// An id leads to another entry or to none, or an entry has none.
    case index
    /// The tables of the log's file contradict themselves.
    case tables
    /// The signed head outside the log cannot be read.
    case anchor
    /// A page of the read models cannot be believed.
    case views
    /// The process that looked was ended by the system.
    case process
  }

  public var kind: Kind
  /// The entries concerned; nil for the ledger as a whole.
  public var positions: ClosedRange<Position>?
  /// Which page of what, and what is wrong with it: for whoever looks into the file.
  public var what: String

  public init(_ kind: Kind, _ positions: ClosedRange<Position>?, _ what: String) {
    self.kind = kind
    self.positions = positions
    self.what = what
  }

  init(_ flaw: Flaw) {
    let kind: Kind =
      switch flaw.kind {
      case .page: .page
      case .missing: .missing
      case .altered: .altered
      case .tile: .tile
      case .head: .head
      case .index: .index
      case .tables: .tables
      }
    self.init(kind, flaw.positions, flaw.detail)
  }
}

extension Problem: CustomStringConvertible {
  /// The first entry concerned, and what is wrong.
  public var description: String {
    (positions.map { "\($0.lowerBound): " } ?? "") + "\(kind.rawValue): \(what)"
  }
}
