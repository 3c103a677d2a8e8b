import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension FrenchWords {
  func piece(of owner: String, _ piece: VaultGap.Piece) -> String {
    switch piece {
    case .record: "la fiche de \(owner)"
    case .attachment(let part): "la pièce no \(part) de \(owner)"
    case .note: "la note de l’acte \(owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool, _ beside: MissedRecords) -> String {
    let ended = beside.found.isEmpty ? gaps : beside.unfound
    return
      "Du coffre, ceci est perdu ou abîmé : \(pieces(gaps)). Le reste n’est pas touché. "
      + (isSought
        ? "Aucune sauvegarde de cet endroit ne l’a. Pour reprendre cela seul d’une autre, à la place de SAUVEGARDE :"
        : "Pour reprendre cela seul, de la dernière sauvegarde qui l’a, à la place de SAUVEGARDE (le prochain maillon backup, dans le dossier des précédentes, la nomme) :")
      + "\n  " + recovering(gaps.compactMap(\.name), from: "SAUVEGARDE")
      + "\nCe qui y fut changé, retiré, masqué ou ôté depuis cette sauvegarde, refaites-le."
      + (beside.found.isEmpty
        ? ""
        : "\nUn dossier à côté l’a aussi, peut-être moins récent que la dernière sauvegarde :"
          + commands(beside))
      + (ended.isEmpty
        ? ""
        : "\nSi aucune sauvegarde ne l’a plus, voici comment en finir\(ended.hasRecord ? " (pour une organisation : maillon people forget)" : "") :"
          + endings(ended))
  }

  func takingBack(_ missed: MissedRecords) -> String {
    "Il manque au coffre \(pieces(missed.found.map(\.gap))), et une autre copie l’a encore. Reprenez d’abord cela :"
      + commands(missed)
      + "\nPuis refaites ce qui y fut changé, retiré, masqué ou ôté depuis cette copie. Gardez-la jusque-là."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Illisible : \(pieces(gaps)). Le nom s’y trouve, donc rien n’a pu être cherché : ce qui nomme cette personne ailleurs dans le coffre reste tel quel. Pour que ce soit cherché, reprenez la fiche de la dernière sauvegarde qui l’a, à la place de SAUVEGARDE, et effacez de nouveau :"
      + "\n  " + recovering(gaps.compactMap(\.name), from: "SAUVEGARDE") + "\n  " + command
  }

  func unsearched(_ ids: [String], _ unmasked: [String]) -> String {
    "Rien n’a pu être cherché dans ce que le coffre garde de \(few(ids)) : cela ne se laisse pas lire."
      + (unmasked.isEmpty
        ? ""
        : " Les noms de \(few(unmasked)) n’ont donc pas pu être masqués dans cette page : relisez-la avant de la donner, ou reprenez d’abord ces fiches.")
  }
}
