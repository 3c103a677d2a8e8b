public import Exchange

/// Something wrong in a stored log.
public struct Flaw: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A page of the file cannot be believed: the entries on it are out of reach.
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
    /// The tables of the file contradict themselves, or its list of free pages does.
    case tables
  }

  public var kind: Kind
  /// The entries concerned; nil: the log as a whole.
  public var positions: ClosedRange<Position>?
  /// Which page of what, and what is wrong with it.
  public var detail: String

  public init(_ kind: Kind, _ positions: ClosedRange<Position>? = nil, _ detail: String) {
    self.kind = kind
    self.positions = positions
    self.detail = detail
  }
}
