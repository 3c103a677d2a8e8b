/// A place in effective order (rule R1): when an act took effect, then its position in the log.
///
/// Acts known only to the day sort inflow < internal < outflow < count: an inflow counts from the
/// start of its day, the others at its end, so that a day told in any order adds up.
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970 UTC, times 8, plus the rank within that millisecond.
  public let stamp: Int64
  public let position: Position

  @inlinable public init(stamp: Int64, position: Position) {
    self.stamp = stamp
    self.position = position
  }

  @inlinable public static func < (left: Moment, right: Moment) -> Bool {
    left.stamp != right.stamp ? left.stamp < right.stamp : left.position < right.position
  }

  /// The effective moment of an act.
  public init(_ time: Timestamp, _ flow: Flow, _ position: Position, zone: LedgerZone) {
    let instant: Instant
    let rank: Int64
    if let day = time.dayOnly {
      switch flow {
      case .inflow, .none: (instant, rank) = (zone.start(of: day), 0)
      case .internal: (instant, rank) = (zone.end(of: day), 2)
      case .outflow: (instant, rank) = (zone.end(of: day), 3)
      case .count: (instant, rank) = (zone.end(of: day), 4)
      }
    } else {
      (instant, rank) = (Instant(milliseconds: time.milliseconds), 1)
    }
    stamp = instant.milliseconds * 8 + rank
    self.position = position
  }

  /// The instant.
  public var instant: Instant { Instant(milliseconds: stamp >> 3) }

  /// The last moment at which anything that happened by `instant` has taken effect.
  public static func end(of instant: Instant) -> Moment {
    Moment(stamp: instant.milliseconds * 8 + 7, position: .max)
  }
}
