import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension EnglishWords {
  func piece(of owner: String, _ piece: VaultGap.Piece) -> String {
    switch piece {
    case .record: "the record of \(owner)"
    case .attachment(let part): "attachment no. \(part) of \(owner)"
    case .note: "the note of the act \(owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool, _ beside: MissedRecords) -> String {
    let ended = beside.found.isEmpty ? gaps : beside.unfound
    return
      "Of the vault, this is lost or damaged: \(pieces(gaps)). The rest is not touched. "
      + (isSought
        ? "No backup in this place has it. To take back this alone from another, in the place of BACKUP:"
        : "To take back this alone, from the newest backup that has it, in the place of BACKUP (the next maillon backup, into the folder of the former ones, names it):")
      + "\n  " + recovering(gaps.compactMap(\.name), from: "BACKUP")
      + "\nWhat was changed, withdrawn, masked or taken off there since that backup, do again."
      + (beside.found.isEmpty
        ? ""
        : "\nA folder beside has it too, less recent perhaps than the last backup:"
          + commands(beside))
      + (ended.isEmpty
        ? ""
        : "\nIf no backup has it any more, this ends it\(ended.hasRecord ? " (of an organisation: maillon people forget)" : ""):"
          + endings(ended))
  }

  func takingBack(_ missed: MissedRecords) -> String {
    "The vault lacks \(pieces(missed.found.map(\.gap))), and another copy still has it. First take that back:"
      + commands(missed)
      + "\nThen do again what was changed, withdrawn, masked or taken off there since that copy. Keep the copy until then."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Unreadable: \(pieces(gaps)). The name stands there, so nothing could be searched for it: whatever names this person elsewhere in the vault stays as it is. To have it searched, take the record back from the newest backup that has it, in the place of BACKUP, and erase again:"
      + "\n  " + recovering(gaps.compactMap(\.name), from: "BACKUP") + "\n  " + command
  }

  func unsearched(_ ids: [String], _ unmasked: [String]) -> String {
    "Not searched, for it cannot be read: what the vault keeps of \(few(ids))."
      + (unmasked.isEmpty
        ? ""
        : " The names of \(few(unmasked)) could therefore not be masked on this page: read it before you give it, or take these records back first.")
  }
}
