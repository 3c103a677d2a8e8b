public import Exchange

/// What has a name that acts refer to: a need, an offer, a promise, a list.
public protocol NamedRow {
  /// The position of the act that took the name.
  var position: Position { get }
}

extension NamedRow {
  /// Whether an act at this position referred to what has the name now.
  public func isMeant(by position: Position?) -> Bool {
    position.map { $0 > self.position } ?? true
  }
}
