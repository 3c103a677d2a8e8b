import Bookkeeping
import Projecting

extension Session {
  /// For programs: what the vault has lost, each with its owner, and the backup that has it where one is known; nil
  /// where nothing is lost.
  func json(_ gaps: [VaultGap], _ found: [TakingBack] = []) -> JSON? {
    let unfound = gaps.filter { gap in !found.contains { $0.gap == gap } }
    let all = unfound.map { object($0, nil) } + found.map { object($0.gap, $0.backup) }
    return all.isEmpty ? nil : .list(all)
  }

  private func object(_ gap: VaultGap, _ backup: String?) -> JSON {
    let (kind, number): (String, Int?) =
      switch gap.piece {
      case .record: ("record", nil)
      case .attachment(let part): ("attachment", part)
      case .note: ("note", nil)
      }
    return .object([
      (gap.piece == .note ? "act" : "agent", .text(gap.owner)), ("kind", .text(kind)),
      ("number", number.map { .number($0) }), ("gone", .flag(gap.isGone)),
      ("backup", backup.map { .text($0) }),
    ])
  }
}
