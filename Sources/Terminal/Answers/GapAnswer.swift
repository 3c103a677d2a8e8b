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
    .object(
      members(gap.owner, gap.piece) + [
        ("gone", .flag(gap.isGone)), ("backup", backup.map { .text($0) }),
      ])
  }

  /// For programs: a piece of the vault, with its owner.
  func members(_ owner: String, _ piece: VaultGap.Piece) -> [(String, JSON?)] {
    let (kind, number): (String, Int?) =
      switch piece {
      case .record: ("record", nil)
      case .attachment(let part): ("attachment", part)
      case .note: ("note", nil)
      }
    return [
      (piece == .note ? "act" : "agent", .text(owner)), ("kind", .text(kind)),
      ("number", number.map { .number($0) }),
    ]
  }
}
