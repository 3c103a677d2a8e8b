import Bookkeeping
import Exchange
import Wording

extension FrenchWords {
  func mark(_ pattern: PersonalPattern) -> String {
    switch pattern {
    case .mail: "une adresse de courriel"
    case .phone: "un numéro de téléphone"
    case .nationalNumber: "un numéro de registre national"
    }
  }

  func actCount(_ count: Int) -> String { many(count, "acte", "actes") }

  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    let gone = erasure.forgotten
    let record = gone.hadRecord ? "sa fiche et sa clé" : "aucune fiche n’était gardée"
    return
      (erasure.wasErased
      ? "\(ids) était déjà une personne effacée ; le coffre est vérifié de nouveau.\n"
      : "Personne effacée : \(ids).\n")
      + "  détruit : \(record), \(many(gone.attachments, "pièce jointe", "pièces jointes")), "
      + "\(many(gone.notes, "note", "notes")) ; nom masqué dans "
      + "\(many(gone.mentions, "autre fiche", "autres fiches"))\n"
      + "  reste : \(many(erasure.acts, "acte", "actes")) sans nom ; totaux, racines et preuves "
      + "ne changent pas\n"
      + "  les sauvegardes d’avant contiennent encore la fiche : détruisez-les, ou leur dossier "
      + "people/keys, dans les 30 jours"
  }
}
