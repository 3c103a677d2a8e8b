extension Event {
  /// Whether `commitment` says which promise this act keeps, as `fulfills` does: on all acts but those
  /// that make, change or end a promise.
  public var keepsItsCommitment: Bool {
    has(.commitment) && kind.rules.allows(.fulfills) && !kind.rules.required.contains(.commitment)
  }

  /// Brings the two ways to name the promise that an act keeps to the one of the log, `fulfills`. An
  /// act that names two promises stays as it is, for the decider to refuse.
  public mutating func straightenPromise() {
    guard keepsItsCommitment, let commitment else { return }
    if let fulfills, fulfills != commitment { return }
    set(.fulfills, identifier: commitment.number)
    removeIdentifier(.commitment)
  }
}
