// The order in which the rows of one form are decided on: rules R1, R2, R12.
extension NaiveBook {
  /// Whether the act moves goods without saying whose they are.
  static func leavesOwnerOpen(_ act: NaiveAct) -> Bool {
    ["handedOut", "handedBack", "moved"].contains(act.kind) && act["accountable"] == nil
      && act["provider"] != act["receiver"]
  }

  /// Rows in their one order, whatever the file's: definitions, corrections, then acts by the time
  /// at which they take effect, those that leave the owner open last; at last by id.
  static func inOneOrder(_ group: [NaiveAct]) -> [NaiveAct] {
    group.map { (place: place(of: $0), act: $0) }.sorted { $0.place < $1.place }.map(\.act)
  }

  private struct Place: Comparable {
    var numbers: [Int]
    var id: String

    static func < (left: Place, right: Place) -> Bool {
      left.numbers == right.numbers
        ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
        : left.numbers.lexicographicallyPrecedes(right.numbers)
    }
  }

  private static func place(of act: NaiveAct) -> Place {
    let key = key(of: act, seq: 0)
    if ["agentRegistered", "itemDefined"].contains(act.kind) {
      return Place(numbers: [0, key.milliseconds, key.rank], id: act.id)
    }
    if act.kind == "reversed" || act.kind == "amended" {
      return Place(numbers: [1, key.milliseconds, key.rank], id: act.id)
    }
    let flow =
      internals.contains(act.kind)
      ? 1 : outflows.contains(act.kind) ? 2 : act.kind == "stockCounted" ? 3 : 0
    let open = leavesOwnerOpen(act) ? 1 : 0
    return Place(numbers: [2, key.milliseconds, key.rank, open, flow], id: act.id)
  }
}
