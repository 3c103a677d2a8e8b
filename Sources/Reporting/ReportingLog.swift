public import Exchange
public import MerkleLog
public import Projecting

/// A log that reports are made from: the ledger's own, or what was handed out of one.
public protocol ReportingLog {
  associatedtype Fault: Error

  /// How many entries it has.
  func size() throws(Fault) -> UInt64

  /// When its entries were recorded, once every clock is set right.
  func recordingTimes() throws(Fault) -> RecordingTimes

  /// The root over its first `size` entries; `size` is at most ``size()``.
  func root(size: UInt64) throws(Fault) -> Hash

  /// Where its days begin and end; nil where only a report tells.
  var zone: LedgerZone? { get }

  /// Lends the entries from `start` up to `end` as the facts they state, in order, until `body`
  /// says false. Details of acts may be left out unless `readsDetails`.
  func facts(
    from start: Position, to end: Position, zone: LedgerZone, readsDetails: Bool,
    _ body: (borrowing Fact, any History) -> Bool
  ) throws(Fault)
}
