public import Exchange

/// What has a name that acts refer to: a need, an offer, a promise, a list.
public protocol NamedRow {
  /// The position of the act that took the name.
  var position: Position { get }
  /// The position of the act that took the name from this one, where that act does not count at the
  /// time asked about: acts from there on speak of what is not there yet. Never stored, for a live
  /// read model counts every act.
  var lostAt: Position? { get set }
}

extension NamedRow {
  /// Whether an act at this position referred to what has the name here.
  public func isMeant(by position: Position?) -> Bool {
    guard let position else { return true }
    return position > self.position && position < lostAt ?? .max
  }

  /// Notes that another took the name, at a time that is not asked about.
  public mutating func lose(to position: Position) {
    if lostAt == nil { lostAt = position }
  }
}
