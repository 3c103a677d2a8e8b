import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension EnglishWords {
  func piece(_ gap: VaultGap) -> String {
    switch gap.piece {
    case .record: "the record of \(gap.owner)"
    case .attachment(let part): "attachment no. \(part) of \(gap.owner)"
    case .note: "the note of the act \(gap.owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool) -> String {
    "Of the vault, this is lost or damaged: \(pieces(gaps)). The rest is not touched. "
      + (isSought
        ? "No backup in this place has it. To take back this alone from another, in the place of BACKUP:"
        : "To take back this alone, from the newest backup that has it, in the place of BACKUP (the next maillon backup, into the folder of the former ones, names it):")
      + commands(gaps.map { TakingBack($0) }, from: "BACKUP")
      + "\nWhat was changed, withdrawn, masked or taken off there since that backup, do again. If no backup has it any more, this ends it\(gaps.hasRecord ? " (of an organisation: maillon people forget)" : ""):"
      + endings(gaps)
  }

  func takingBack(_ lacking: [TakingBack]) -> String {
    "The vault lacks \(pieces(lacking.map(\.gap))), and a former backup still has it. First take that back, and that alone:"
      + commands(lacking, from: "BACKUP")
      + "\nThen do again what was changed, withdrawn, masked or taken off there since that backup. Keep the backup until then."
  }

  func takingBackAll(_ lacking: [TakingBack], _ command: String) -> String {
    "The vault keeps nothing any more. A former backup still has \(pieces(lacking.map(\.gap))). First take that back:\n  \(command)\nKeep the backup until then."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Unreadable: \(pieces(gaps)). The name stands there, so nothing could be searched for it: whatever names this person elsewhere in the vault stays as it is. To have it searched, take the record back from the newest backup that has it, in the place of BACKUP, and erase again:"
      + commands(gaps.map { TakingBack($0) }, from: "BACKUP") + "\n  " + command
  }

  func unsearched(_ ids: [String]) -> String {
    "Not searched, for it cannot be read: what the vault keeps of \(few(ids))."
  }
}
