import Bookkeeping
import Exchange
import Wording

// What is said when somebody's record is destroyed.

extension FrenchWords {
  /// What an erasure did, and what the person may be told.
  func erased(_ erasure: Erasure) -> String {
    let ids = erasure.agents.map(\.text).joined(separator: ", ")
    return
      (erasure.wasErased
      ? "\(ids) était déjà une personne effacée ; le coffre est vérifié de nouveau.\n"
      : "Personne effacée : \(ids).\n")
      + "  détruit : \(destroyed(erasure.forgotten))\(masked(erasure.forgotten))\n"
      + "  reste : \(many(erasure.acts, "acte", "actes")) sans nom ; totaux, racines et preuves "
      + "ne changent pas\n"
      + Self.backupsBefore
  }

  /// The same of the record of an organisation, which stays in the log.
  func recordForgotten(_ agent: String, _ gone: PeopleVault.Forgotten) -> String {
    "Fiche oubliée : \(agent).\n  détruit : \(destroyed(gone))\(masked(gone))\n  reste : le nom de \(agent) au journal, et ses actes\n"
      + Self.backupsBefore
  }

  /// A record and what goes with it.
  func destroyed(_ gone: PeopleVault.Forgotten) -> String {
    let ids = gone.records.joined(separator: ", ")
    let record =
      switch gone.records.count {
      case 0: "aucune fiche n’était gardée"
      case 1: "sa fiche et sa clé"
      default: "les fiches de \(ids) et leurs clés"
      }
    let counted = [
      (gone.ownNotes, "note de sa fiche", "notes de sa fiche"),
      (gone.consents, "consentement", "consentements"),
      (gone.attachments, "pièce jointe", "pièces jointes"),
      (gone.notes, "note d’acte", "notes d’actes"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return ([record] + counted).joined(separator: ", ")
  }

  private func masked(_ gone: PeopleVault.Forgotten) -> String {
    let places = [
      (gone.mentions, "autre fiche", "autres fiches"),
      (gone.maskedNotes, "note d’un autre acte", "notes d’autres actes"),
    ].filter { $0.0 > 0 }.map { many($0.0, $0.1, $0.2) }
    return places.isEmpty ? "" : " ; nom masqué dans \(places.joined(separator: " et "))"
  }

  static let madeBefore =
    "Les pages, papiers et rapports déjà faits portent peut-être ce nom : relisez-les, et détruisez ou refaites ceux qui le portent."
  private static let backupsBefore =
    "  les sauvegardes d’avant contiennent encore la fiche : faites-en une nouvelle, puis détruisez-les dans les 30 jours, ou leur seul dossier people/keys : elles rendront alors tout, sauf ce que le coffre gardait des personnes"

  /// How somebody is erased after all, one command a line.
  func ways(_ ways: ErasureWays) -> String {
    switch ways {
    case .one(let command): "Pour le faire : \(command)"
    case .masking(let command, let places, let isAll):
      """
      Pour le faire
        et masquer \(isAll ? "ces textes" : "ceux qui sont à décider") : \(command) --mask all
        et les laisser : \(command) --mask none
        et ne masquer que ceux que vous dites : \(command) --mask \(places)
      """
    case .placing(let command, let places):
      """
      Pour le faire
        et laisser ces textes : \(command) --mask none
        et ne masquer que ceux que vous dites : \(command) --mask \(places)
      """
    }
  }

  /// Files that somebody has to look at.
  func unread(_ places: [PeopleVault.Place]) -> String {
    "\(many(places.count, "pièce jointe d’une autre fiche n’a pas été lue", "pièces jointes d’autres fiches n’ont pas été lues")), ou pas jusqu’au bout (PDF, image, autre encodage) : regardez-\(places.count == 1 ? "la" : "les") vous-même, par exemple avec \(places[0].fetching)\n  "
      + places.map(\.description).joined(separator: ", ")
      + "\nPour en ôter une de sa fiche : \(places[0].detaching)"
  }
}
