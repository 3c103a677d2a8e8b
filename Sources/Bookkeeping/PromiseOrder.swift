import Exchange

/// Whether the rows of a group that refer to needs, promises and lists say the same in any order.
///
/// Most do. Order tells where a row ends what another row refers to, changes what is promised, or
/// corrects such an act: what comes behind it in the one order of the rows must not come before it.
struct PromiseOrder {
  private enum Space {
    case intent, commitment
    /// A list as far as it takes needs, and as far as it is there at all: what was bought or brought
    /// for a list may be told after it was closed.
    case list, errand
  }
  private struct Name: Hashable {
    var space: Space
    var promise: PromiseID
  }
  private static let naming = FieldSet([
    .intent, .duplicateOf, .commitment, .fulfills, .satisfies, .list,
  ])

  /// The latest row so far that referred to a name.
  private var latest: [Name: RowOrder.Place] = [:]

  /// Takes note of a row that was accepted; `original` is the act that it corrects. Answers whether
  /// the order may have told another story.
  mutating func note(
    _ act: borrowing Event, _ place: RowOrder.Place, correcting original: Event?
  ) -> Bool {
    if let original {
      guard let name = Self.turned(by: original) ?? Self.defined(by: original) else { return false }
      return turn(name, place)
    }
    guard act.hasAny(of: Self.naming) else { return false }
    let isBroken = Self.turned(by: act).map { turn($0, place) } ?? false
    for name in Self.names(in: act) { refer(name, place) }
    return isBroken
  }

  private mutating func refer(_ name: Name, _ place: RowOrder.Place) {
    latest[name] = max(latest[name] ?? place, place)
  }

  private mutating func turn(_ name: Name, _ place: RowOrder.Place) -> Bool {
    defer { refer(name, place) }
    return latest[name].map { place < $0 } ?? false
  }

  /// What an act ends or changes.
  private static func turned(by act: borrowing Event) -> Name? {
    switch act.kind {
    case .intentWithdrawn, .intentMarkedDuplicate: named(.intent, act.intent)
    case .commitmentChanged, .commitmentCancelled: named(.commitment, act.commitment)
    case .listClosed: named(.list, act.list)
    default: nil
    }
  }

  private static func defined(by act: borrowing Event) -> Name? {
    switch act.kind {
    case .needPublished, .offerPublished: named(.intent, act.intent)
    case .commitmentMade: named(.commitment, act.commitment)
    case .listOpened: named(.errand, act.list)
    default: nil
    }
  }

  private static func names(in act: borrowing Event) -> [Name] {
    var names = [
      named(.intent, act.intent),
      named(.intent, act.kind == .agentsMerged ? nil : act.duplicateOf),
      named(.commitment, act.commitment), named(.commitment, act.fulfills),
      named(.list, act.kind == .needPublished || act.kind == .listClosed ? act.list : nil),
      named(.errand, act.list),
    ].compactMap { $0 }
    if case .texts(let intents)? = act.details[.satisfies] {
      names += intents.map { Name(space: .intent, promise: PromiseID($0)) }
    }
    return names
  }

  private static func named(_ space: Space, _ promise: PromiseID?) -> Name? {
    promise.map { Name(space: space, promise: $0) }
  }
}
