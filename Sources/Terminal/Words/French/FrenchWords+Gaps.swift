import Bookkeeping
import Wording

// What is said of what the vault lacks.

extension FrenchWords {
  func piece(_ gap: VaultGap) -> String {
    switch gap.piece {
    case .record: "la fiche de \(gap.owner)"
    case .attachment(let part): "la pièce no \(part) de \(gap.owner)"
    case .note: "la note de l’acte \(gap.owner)"
    }
  }

  func vaultGaps(_ gaps: [VaultGap], _ isSought: Bool) -> String {
    "Du coffre, ceci est perdu ou abîmé : \(pieces(gaps)). Le reste n’est pas touché. "
      + (isSought
        ? "Aucune sauvegarde de cet endroit ne l’a. Pour reprendre cela seul d’une autre, à la place de SAUVEGARDE :"
        : "Pour reprendre cela seul, de la dernière sauvegarde qui l’a, à la place de SAUVEGARDE (le prochain maillon backup, dans le dossier des précédentes, la nomme) :")
      + commands(gaps.map { TakingBack($0) }, from: "SAUVEGARDE")
      + "\nCe qui y fut changé, retiré, masqué ou ôté depuis cette sauvegarde, refaites-le. Si aucune sauvegarde ne l’a plus, voici comment en finir\(gaps.hasRecord ? " (pour une organisation : maillon people forget)" : "") :"
      + endings(gaps)
  }

  func takingBack(_ lacking: [TakingBack]) -> String {
    "Il manque au coffre \(pieces(lacking.map(\.gap))), et une sauvegarde d’avant l’a encore. Reprenez d’abord cela, et cela seul :"
      + commands(lacking, from: "SAUVEGARDE")
      + "\nPuis refaites ce qui y fut changé, retiré, masqué ou ôté depuis cette sauvegarde. Gardez-la jusque-là."
  }

  func takingBackAll(_ lacking: [TakingBack], _ command: String) -> String {
    "Le coffre ne garde plus rien. Une sauvegarde d’avant a encore \(pieces(lacking.map(\.gap))). Reprenez d’abord cela :\n  \(command)\nGardez-la jusque-là."
  }

  func nameless(_ gaps: [VaultGap], _ command: String) -> String {
    "Illisible : \(pieces(gaps)). Le nom s’y trouve, donc rien n’a pu être cherché : ce qui nomme cette personne ailleurs dans le coffre reste tel quel. Pour que ce soit cherché, reprenez la fiche de la dernière sauvegarde qui l’a, à la place de SAUVEGARDE, et effacez de nouveau :"
      + commands(gaps.map { TakingBack($0) }, from: "SAUVEGARDE") + "\n  " + command
  }

  func unsearched(_ ids: [String]) -> String {
    "Rien n’a pu être cherché dans ce que le coffre garde de \(few(ids)) : cela ne se laisse pas lire."
  }
}
