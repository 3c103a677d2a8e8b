// The order in which the rows of one form are decided on: rules R1, R2, R12.
extension NaiveBook {
  /// Whether the act moves goods without saying whose they are.
  static func leavesOwnerOpen(_ act: NaiveAct) -> Bool {
    ["handedOut", "handedBack", "moved"].contains(act.kind) && act["accountable"] == nil
      && act["provider"] != act["receiver"]
  }

  /// Where the act stands among those that move goods; nil for one that moves none. Corrections
  /// come first: what they correct lies in the past.
  static func place(of act: NaiveAct) -> NaiveKey? {
    if act.kind == "reversed" || act.kind == "amended" {
      return NaiveKey(milliseconds: .min, rank: 0, seq: 0)
    }
    let moves = inflows.union(internals).union(outflows).union(["stockCounted"])
    return moves.contains(act.kind) ? key(of: act, seq: 0) : nil
  }

  /// Rows by the time at which they take effect, those that leave the owner open last; else as told.
  static func inEffectiveOrder(_ group: [NaiveAct]) -> [NaiveAct] {
    let keyed = group.enumerated().map { index, act in
      (index: index, open: leavesOwnerOpen(act) ? 1 : 0, key: sortKey(of: act), act: act)
    }
    return keyed.sorted {
      ($0.key.milliseconds, $0.key.rank, $0.open, $0.index)
        < ($1.key.milliseconds, $1.key.rank, $1.open, $1.index)
    }.map(\.act)
  }

  private static func sortKey(of act: NaiveAct) -> NaiveKey {
    let first = ["agentRegistered", "itemDefined", "reversed", "amended"]
    return first.contains(act.kind)
      ? NaiveKey(milliseconds: .min, rank: 0, seq: 0) : key(of: act, seq: 0)
  }
}
