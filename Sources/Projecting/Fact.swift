public import Exchange

/// What an entry of the log means for a read model: an act and by how much it changes.
///
/// A correction arrives as the act it corrects with the change it makes, at the moment where rule
/// R3 posts it. So a projector that adds up `change` is right about corrections without knowing
/// that there are any.
public struct Fact: Sendable {
  /// The act; for a correction, the act corrected, with its own position.
  public var event: Event
  /// Signed change of the act's ``Event/measure``.
  public var change: ExactDecimal
  /// Signed change in the number of acts: 1, −1 for a reversal, 0 for an amendment.
  public var occurrence: Int
  /// Where the change takes effect: the act's own moment, or for a correction of a closed period
  /// the moment of recording.
  public var moment: Moment
  /// Position of the entry just read: the act's or the correction's.
  public var position: Position
  /// Whether the entry just read is a correction.
  public var isCorrection: Bool

}

extension Fact {
  /// What an act states on its own.
  public init(act: consuming Event, zone: LedgerZone) {
    self.init(
      event: act, change: .zero, occurrence: 1, moment: Moment(stamp: 0, position: 0),
      position: 0, isCorrection: false)
    restate(zone: zone)
  }

  /// States the act anew after `event` was changed in place.
  public mutating func restate(zone: LedgerZone) {
    position = event.position ?? .max
    change = event.measure.value
    moment = Moment(event.occurredAt, event.kind.flow, position, zone: zone)
  }
}

/// The log before the entry in hand, as far as a projector may look back.
public protocol History {
  /// The event with this id, if it comes before the entry in hand. Details are left out.
  func event(_ id: EventReference) -> Event?
  /// The id of the event at this position.
  func id(at position: Position) -> EventID?
}
